package dev.switchboard.agent;

import dev.switchboard.agent.AgentExchange.Listener;
import dev.switchboard.config.Secret;
import dev.switchboard.outbound.OutboundClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** An agent behind a URL: a signed POST of JSON, answered with JSON, at once or as a stream. */
public final class HttpAgent implements Agent {
    /** The longest that any agent may write at one answer. */
    static final Duration LONGEST_STREAM = Duration.ofMinutes(5);

    private final Target target;
    private final WebhookSignature signature;
    private final OutboundClient outbound;
    private final Clock clock;
    private final Caller caller;

    /**
     * Where an agent is and how it is called.
     *
     * @param agentId its circuit is {@code agent:} and this
     * @param timeout for one answer as a whole, and between two pieces of a stream
     * @param streamed for a stream as a whole
     */
    public record Target(String agentId, URI url, Secret secret, Duration timeout, Duration streamed) {
        public Target(String agentId, URI url, Secret secret, Duration timeout) {
            this(agentId, url, secret, timeout, LONGEST_STREAM);
        }
    }

    public HttpAgent(Target target, OutboundClient outbound, Clock clock) {
        this(target, outbound, clock, Listener.NONE);
    }

    private HttpAgent(Target target, OutboundClient outbound, Clock clock, Listener listener) {
        this.target = target;
        this.signature = new WebhookSignature(target.secret());
        this.outbound = outbound;
        this.clock = clock;
        this.caller = new Caller(
                new Caller.Target(target.agentId(), target.url(), target.timeout(), target.streamed()),
                outbound,
                clock,
                listener);
    }

    /** The same agent, whose calls somebody watches. */
    public HttpAgent observedBy(Listener observer) {
        return new HttpAgent(target, outbound, clock, observer);
    }

    @Override
    public AgentResult reply(AgentRequest request, Pieces pieces) {
        byte[] body = AgentJson.bytes(request);
        return caller.ask(request, headers(request, body), body, new HttpAnswer(pieces));
    }

    private Map<String, String> headers(AgentRequest request, byte[] body) {
        long now = clock.instant().getEpochSecond();
        return Map.of(
                "Content-Type",
                "application/json",
                "Accept",
                "application/json, text/event-stream",
                "X-Correlation-Id",
                Objects.requireNonNullElse(request.correlationId(), request.requestId()),
                "webhook-id",
                request.requestId(),
                "webhook-timestamp",
                Long.toString(now),
                "webhook-signature",
                signature.of(request.requestId(), now, body));
    }
}
