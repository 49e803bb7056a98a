package dev.switchboard;

import dev.switchboard.agent.Agent;
import dev.switchboard.agent.AgentExchange;
import dev.switchboard.agent.AgentRequest;
import dev.switchboard.agent.AgentResult;
import dev.switchboard.agent.HttpAgent;
import dev.switchboard.agent.OpenAiAgent;
import dev.switchboard.agent.Pieces;
import dev.switchboard.message.Content;
import dev.switchboard.relay.AgentFinder;
import dev.switchboard.sandbox.AgentCall;
import dev.switchboard.sandbox.Journal;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Shows in the sandbox's journal what agents are asked and what they answer: over HTTP as it was, else in words. */
final class JournaledAgents implements AgentFinder {
    private final AgentFinder agents;
    private final Journal journal;

    JournaledAgents(AgentFinder agents, Journal journal) {
        this.agents = agents;
        this.journal = journal;
    }

    @Override
    public Optional<Agent> find(String userId, String agentId) {
        return agents.find(userId, agentId).map(this::journaled);
    }

    private Agent journaled(Agent agent) {
        return switch (agent) {
            case HttpAgent http -> http.observedBy(this::note);
            case OpenAiAgent model -> model.observedBy(this::note);
            default -> (request, pieces) -> ask(agent, request, pieces);
        };
    }

    private void note(AgentExchange exchange) {
        AgentRequest request = exchange.request();
        journal.agentCall(new AgentCall(
                request.agentId(),
                exchange.url(),
                request.customer().customerPhone(),
                exchange.status(),
                exchange.took().toMillis(),
                exchange.sent(),
                exchange.received()));
    }

    private AgentResult ask(Agent agent, AgentRequest request, Pieces pieces) {
        long start = System.nanoTime();
        AgentResult result = agent.reply(request, pieces);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        journal.agentCall(new AgentCall(
                request.agentId(),
                request.agentId(),
                request.customer().customerPhone(),
                result instanceof AgentResult.Replies ? 200 : 0,
                millis,
                asked(request),
                answered(result)));
        return result;
    }

    private static String asked(AgentRequest request) {
        return request.messages().stream()
                .map(message -> message.content().asText())
                .collect(Collectors.joining("\n"));
    }

    private static String answered(AgentResult result) {
        return switch (result) {
            case AgentResult.Replies replies ->
                replies.messages().stream().map(Content::asText).collect(Collectors.joining("\n"));
            case AgentResult.Refused refused -> "refused: " + refused.reason();
            case AgentResult.Failed failed -> "failed: " + failed.reason();
            case AgentResult.Unavailable unavailable -> "circuit open for " + unavailable.retryAfter();
        };
    }
}
