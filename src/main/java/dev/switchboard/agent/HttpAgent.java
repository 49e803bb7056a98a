package dev.switchboard.agent;

import dev.switchboard.agent.AgentExchange.Listener;
import dev.switchboard.config.Secret;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.outbound.OutboundRequest;
import dev.switchboard.outbound.OutboundResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** An agent behind a URL: a signed POST of JSON, answered with JSON. */
public final class HttpAgent implements Agent {
    private static final int MOST_BYTES = 1 << 20;

    private final Target target;
    private final WebhookSignature signature;
    private final OutboundClient outbound;
    private final Clock clock;
    private final AnswerJudge judge;
    private final Listener listener;

    /**
     * Where an agent is and how it is called.
     *
     * @param agentId its circuit is {@code agent:} and this
     * @param timeout for one request as a whole
     */
    public record Target(String agentId, URI url, Secret secret, Duration timeout) {}

    public HttpAgent(Target target, OutboundClient outbound, Clock clock) {
        this(target, outbound, clock, Listener.NONE);
    }

    private HttpAgent(Target target, OutboundClient outbound, Clock clock, Listener listener) {
        this.target = target;
        this.signature = new WebhookSignature(target.secret());
        this.outbound = outbound;
        this.clock = clock;
        this.judge = new AnswerJudge(target, clock);
        this.listener = listener;
    }

    /** The same agent, whose calls somebody watches. */
    public HttpAgent observedBy(Listener observer) {
        return new HttpAgent(target, outbound, clock, observer);
    }

    @Override
    public AgentResult reply(AgentRequest request, Pieces pieces) {
        byte[] body = AgentJson.bytes(request);
        long start = System.nanoTime();
        OutboundResult result = outbound.call(call(request, body));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        AgentResult judged = judge.judge(result);
        if (listener != Listener.NONE) {
            listener.exchanged(new AgentExchange(
                    request, target.url().toString(), utf8(body), statusOf(result), wordsOf(result, judged), took));
        }
        return judged;
    }

    private OutboundRequest call(AgentRequest request, byte[] body) {
        return new OutboundRequest(
                "POST",
                target.url(),
                headers(request, body),
                body,
                target.timeout(),
                MOST_BYTES,
                "agent:" + target.agentId(),
                answer -> AnswerJudge.isRetried(answer.status()));
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

    private static int statusOf(OutboundResult result) {
        return switch (result) {
            case OutboundResult.Answered answer -> answer.status();
            case OutboundResult.TooLarge tooLarge -> tooLarge.status();
            default -> 0;
        };
    }

    private static String wordsOf(OutboundResult result, AgentResult judged) {
        return result instanceof OutboundResult.Answered answer
                ? utf8(answer.body())
                : switch (judged) {
                    case AgentResult.Failed failed -> failed.reason();
                    case AgentResult.Refused refused -> refused.reason();
                    case AgentResult.Unavailable unavailable -> "not asked: it failed too often of late";
                    case AgentResult.Replies replies -> "";
                };
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
