package dev.switchboard.agent;

import dev.switchboard.outbound.OutboundResult;
import dev.switchboard.outbound.OutboundResult.Answered;
import dev.switchboard.outbound.OutboundResult.NotSent;
import dev.switchboard.outbound.OutboundResult.Unknown;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says what an outcome over HTTP means. A whole answer is definite, whatever its status; without one nobody knows
 * whether the agent took the request.
 */
final class AnswerJudge {
    private static final int KEPT_BYTES = 2 * 1024;

    private final HttpAgent.Target target;
    private final Clock clock;

    AnswerJudge(HttpAgent.Target target, Clock clock) {
        this.target = target;
        this.clock = clock;
    }

    /**
     * Whether an answer is worth another try, and counts against the agent's circuit: everything but a success and a
     * considered no. One bad deploy, which answers 404 or 401, must not lose what was written meanwhile.
     */
    static boolean isRetried(int status) {
        return switch (status) {
            case 400, 409, 410, 413, 422 -> false;
            default -> status < 200 || status > 299;
        };
    }

    AgentResult judge(OutboundResult result) {
        return switch (result) {
            case Answered answer -> answered(answer);
            case OutboundResult.TooLarge tooLarge -> tooLarge(tooLarge.status());
            case Unknown unknown -> new AgentResult.Failed(words(unknown.reason()), true, null);
            case NotSent notSent -> new AgentResult.Failed(words(notSent.reason()), false, null);
            case OutboundResult.CircuitOpen open -> new AgentResult.Unavailable(open.retryAfter());
        };
    }

    private AgentResult answered(Answered answer) {
        if (isRetried(answer.status())) {
            return retried(answer.status(), RetryAfter.parse(answer.header("retry-after"), clock));
        }
        return answer.status() > 299 ? refused("it answered " + answer.status(), answer) : success(answer);
    }

    private static AgentResult retried(int status, @Nullable Duration retryAfter) {
        String redirect = status >= 300 && status <= 399 ? ", a redirect, which is not followed" : "";
        return new AgentResult.Failed("it answered " + status + redirect, false, retryAfter);
    }

    private AgentResult success(Answered answer) {
        if (answer.status() == 202) {
            return refused(
                    "it answered 202 to answer later, which is not built yet: answer 200 with the messages", answer);
        }
        if (isStream(answer)) {
            return refused(
                    "it answered with a stream (text/event-stream), which is not built yet: answer with JSON", answer);
        }
        return isBlank(answer.body()) ? new AgentResult.Replies(List.of()) : replies(answer);
    }

    private AgentResult replies(Answered answer) {
        try {
            return AnswerReader.read(target.agentId(), answer.body());
        } catch (UnreadableAnswerException e) {
            return refused(Objects.requireNonNull(e.getMessage()), answer);
        }
    }

    private static AgentResult refused(String reason, Answered answer) {
        return new AgentResult.Refused(reason, beginning(answer.body()));
    }

    /** Of too long an answer only the status is known. */
    private static AgentResult tooLarge(int status) {
        return isRetried(status)
                ? retried(status, null)
                : new AgentResult.Refused("the answer is larger than 1 MB, the most that is read", "");
    }

    /** Cut between characters. */
    private static String beginning(byte[] body) {
        int end = Math.min(body.length, KEPT_BYTES);
        while (end > 0 && end < body.length && (body[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(body, 0, end, StandardCharsets.UTF_8);
    }

    private static boolean isStream(Answered answer) {
        String type = answer.header("content-type");
        return type != null && type.toLowerCase(Locale.ROOT).contains("text/event-stream");
    }

    private static boolean isBlank(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private String words(Unknown.Reason reason) {
        return switch (reason) {
            case DEADLINE -> "no whole answer within " + target.timeout().toSeconds() + " s";
            case RESET -> "the connection was reset";
            case CLOSED -> "the connection was closed before the answer was complete";
            case UNREADABLE -> "the answer is not HTTP";
        };
    }

    private String words(NotSent.Reason reason) {
        return switch (reason) {
            case INVALID_REQUEST -> "its URL cannot be called";
            case ADDRESS_REFUSED ->
                "its address is private: allow it with outbound.allowed_networks or outbound.allow_private";
            case NAME_NOT_FOUND -> "its host has no address";
            case CONNECTION_REFUSED -> "nobody listens at its address";
            case CONNECT_TIMEOUT, DEADLINE -> "its address cannot be reached in time";
            case TLS_FAILED -> "no secure connection: is its certificate valid?";
            case CONNECT_FAILED -> "its address cannot be reached";
            case NO_FREE_CONNECTION -> "all our connections are busy";
        };
    }
}
