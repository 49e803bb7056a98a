package dev.switchboard.agent;

import dev.switchboard.agent.AgentExchange.Listener;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.outbound.OutboundRequest;
import dev.switchboard.outbound.OutboundResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Asks an agent behind a URL: one POST of JSON, whose answer may come in pieces. */
final class Caller {
    private static final int MOST_BYTES = 1 << 20;

    private final Target target;
    private final OutboundClient outbound;
    private final AnswerJudge judge;
    private final Listener listener;

    /**
     * Where an agent is and how long it may take.
     *
     * @param agentId its circuit is {@code agent:} and this
     * @param timeout for an answer as a whole, and between two pieces of a stream
     * @param streamed for a stream as a whole
     */
    record Target(String agentId, URI url, Duration timeout, Duration streamed) {}

    Caller(Target target, OutboundClient outbound, Clock clock, Listener listener) {
        this.target = target;
        this.outbound = outbound;
        this.judge = new AnswerJudge(target, clock);
        this.listener = listener;
    }

    /** @param form how the agent writes, for this call alone */
    AgentResult ask(AgentRequest request, Map<String, String> headers, byte[] body, AnswerForm form) {
        AnswerStream stream = new AnswerStream(form);
        long start = System.nanoTime();
        OutboundResult result = outbound.call(call(headers, body, stream));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        AgentResult judged = judge.judge(result, stream);
        if (listener != Listener.NONE) {
            listener.exchanged(new AgentExchange(
                    request, target.url().toString(), utf8(body), statusOf(result), wordsOf(result, judged), took));
        }
        return judged;
    }

    private OutboundRequest call(Map<String, String> headers, byte[] body, AnswerStream stream) {
        return new OutboundRequest(
                        "POST",
                        target.url(),
                        headers,
                        body,
                        target.timeout(),
                        MOST_BYTES,
                        "agent:" + target.agentId(),
                        answer -> AnswerJudge.isFailure(answer, stream))
                .readingWith(new OutboundRequest.Reading(stream, target.timeout(), target.streamed()));
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
