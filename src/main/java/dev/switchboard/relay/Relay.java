package dev.switchboard.relay;

import dev.switchboard.agent.Agent;
import dev.switchboard.agent.AgentRequest;
import dev.switchboard.agent.AgentResult;
import dev.switchboard.conversations.Conversation;
import dev.switchboard.message.Content;
import dev.switchboard.queue.Claim;
import dev.switchboard.queue.Effect;
import dev.switchboard.queue.Gate;
import dev.switchboard.queue.Handler;
import dev.switchboard.queue.Outcome;
import dev.switchboard.queue.RetrySchedule;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** First step of the job: what waits in a conversation goes to its agent, and what the agent says goes to the outbox. */
public final class Relay implements Handler {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    private final RelayReader reader;
    private final AgentFinder agents;
    private final Outbox outbox;
    private final RetrySchedule schedule;
    private final ToIntFunction<Gate> lanesAtOnce;
    private volatile AgentListener listener = AgentListener.NONE;

    /** @param lanesAtOnce requests an agent gets at the same time */
    public Relay(
            RelayReader reader,
            AgentFinder agents,
            Outbox outbox,
            RetrySchedule schedule,
            ToIntFunction<Gate> lanesAtOnce) {
        this.lanesAtOnce = lanesAtOnce;
        this.schedule = schedule;
        this.reader = reader;
        this.agents = agents;
        this.outbox = outbox;
    }

    /** Registers who wants to know of requests. */
    public void listen(AgentListener listener) {
        this.listener = listener;
    }

    @Override
    public String kind() {
        return "relay";
    }

    @Override
    public RetrySchedule schedule() {
        return schedule;
    }

    @Override
    public int lanesAtOnce(Gate gate) {
        return lanesAtOnce.applyAsInt(gate);
    }

    @Override
    public Outcome handle(Claim claim) {
        PendingRequest pending = PendingRequest.of(claim);
        Optional<RelayReader.Waiting> waiting = reader.read(claim, pending);
        if (waiting.isEmpty()) {
            return new Outcome.Done(pending.items(), Effect.NONE);
        }
        Optional<Agent> agent = agents.find(claim.lane().userId(), pending.agentId());
        if (agent.isEmpty()) {
            return gone(claim, pending);
        }
        AgentResult result = ask(agent.get(), waiting.get().request());
        return outcome(result, pending, waiting.get());
    }

    private AgentResult ask(Agent agent, AgentRequest request) {
        long start = System.nanoTime();
        AgentResult result = agent.reply(request);
        long took = System.nanoTime() - start;
        listener.asked(result, took);
        log.atLevel(result instanceof AgentResult.Replies ? Level.DEBUG : Level.INFO)
                .log(
                        "relay.attempted conversation={} agent={} messages={} attempt={} outcome={} took_ms={} reason={}",
                        request.conversation().conversationId(),
                        request.agentId(),
                        request.messages().size(),
                        request.attempt(),
                        result.wire(),
                        TimeUnit.NANOSECONDS.toMillis(took),
                        reasonOf(result));
        return result;
    }

    /** Nobody is left to ask: a person has to see it, for the customer waits. */
    private static Outcome gone(Claim claim, PendingRequest pending) {
        log.warn("relay.agent_gone conversation={} agent={}", claim.lane().key(), pending.agentId());
        return new Outcome.DeadLetter(
                pending.items(), "agent_gone", "no agent has the id " + pending.agentId(), Effect.NONE);
    }

    private Outcome outcome(AgentResult result, PendingRequest pending, RelayReader.Waiting waiting) {
        return switch (result) {
            case AgentResult.Replies replies -> new Outcome.Done(pending.items(), answers(replies, pending, waiting));
            case AgentResult.Refused refused ->
                new Outcome.DeadLetter(pending.items(), "agent_refused", detailOf(refused), Effect.NONE);
            case AgentResult.Failed failed ->
                new Outcome.RetryLater(pending.items(), failed.reason(), failed.retryAfter(), markFor(failed, pending));
            case AgentResult.Unavailable unavailable ->
                new Outcome.Pause(unavailable.retryAfter(), "the agent's circuit is open");
        };
    }

    /** Splitting is work: it is done before the transaction, which everybody waits for. */
    private Effect answers(AgentResult.Replies replies, PendingRequest pending, RelayReader.Waiting waiting) {
        Conversation conversation = waiting.conversation();
        List<Content> parts = outbox.split(conversation.account().platform(), replies.messages());
        return transaction -> {
            outbox.add(
                    transaction,
                    conversation,
                    pending.agentId(),
                    parts,
                    waiting.request().correlationId());
            outbox.keep(transaction, conversation, replies.extraction());
        };
    }

    private static @Nullable String reasonOf(AgentResult result) {
        return switch (result) {
            case AgentResult.Replies replies -> null;
            case AgentResult.Refused refused -> refused.reason();
            case AgentResult.Failed failed -> failed.reason();
            case AgentResult.Unavailable unavailable -> "its circuit is open";
        };
    }

    private static String detailOf(AgentResult.Refused refused) {
        return refused.detail().isEmpty() ? refused.reason() : refused.reason() + ": " + refused.detail();
    }

    /** After an ambiguous attempt the same request is repeated as it was; after a refusal newer messages join a new one. */
    private static @Nullable String markFor(AgentResult.Failed failed, PendingRequest pending) {
        return failed.ambiguous() ? pending.mark() : null;
    }
}
