package dev.switchboard.agent;

import dev.switchboard.agent.AgentExchange.Listener;
import dev.switchboard.config.AgentFile;
import dev.switchboard.config.Secret;
import dev.switchboard.outbound.OutboundClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A model behind any server that speaks {@code /chat/completions} as OpenAI's does; it is asked to stream. */
public final class OpenAiAgent implements Agent {
    private final Target target;
    private final OutboundClient outbound;
    private final Clock clock;
    private final Caller caller;

    /**
     * Which model, and how it is called.
     *
     * @param agentId its circuit is {@code agent:} and this
     * @param timeout for one answer as a whole, and between two pieces of a stream
     * @param streamed for a stream as a whole
     */
    public record Target(String agentId, AgentFile.OpenAi model, Duration timeout, Duration streamed) {
        public Target(String agentId, AgentFile.OpenAi model, Duration timeout) {
            this(agentId, model, timeout, HttpAgent.LONGEST_STREAM);
        }
    }

    public OpenAiAgent(Target target, OutboundClient outbound, Clock clock) {
        this(target, outbound, clock, Listener.NONE);
    }

    private OpenAiAgent(Target target, OutboundClient outbound, Clock clock, Listener listener) {
        this.target = target;
        this.outbound = outbound;
        this.clock = clock;
        URI url = URI.create(target.model().baseUrl() + "/chat/completions");
        this.caller = new Caller(
                new Caller.Target(target.agentId(), url, target.timeout(), target.streamed()),
                outbound,
                clock,
                listener);
    }

    /** The same agent, whose calls somebody watches. */
    public OpenAiAgent observedBy(Listener observer) {
        return new OpenAiAgent(target, outbound, clock, observer);
    }

    @Override
    public AgentResult reply(AgentRequest request, Pieces pieces) {
        return caller.ask(
                request,
                headers(request),
                OpenAiRequest.bytes(target.model(), request),
                new OpenAiAnswer(target.agentId(), pieces));
    }

    private Map<String, String> headers(AgentRequest request) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "text/event-stream, application/json");
        headers.put("X-Correlation-Id", Objects.requireNonNullElse(request.correlationId(), request.requestId()));
        Secret key = target.model().apiKey();
        if (key != null) {
            headers.put("Authorization", "Bearer " + key.reveal());
        }
        return headers;
    }
}
