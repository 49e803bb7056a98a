package dev.switchboard.channels.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.channels.SendResult;
import dev.switchboard.outbound.OutboundResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the answer of the Graph API what became of a message. The Graph API has no idempotency, so the one rule
 * is: whatever may have been sent is {@link SendResult.Uncertain}, never something that is tried again.
 */
final class GraphAnswers {
    private final ErrorTable errors;

    GraphAnswers(ErrorTable errors) {
        this.errors = errors;
    }

    SendResult read(OutboundResult result, Function<JsonSlice, Optional<SendResult.Accepted>> acceptance) {
        return switch (result) {
            case OutboundResult.Answered answer -> readAnswer(answer, acceptance);
            case OutboundResult.NotSent(var reason) ->
                new SendResult.NotSent(reason.wire(), "the Graph API could not be reached", null);
            case OutboundResult.Unknown(var reason) -> new SendResult.Uncertain("no answer: " + reason.wire());
            case OutboundResult.TooLarge(var status) -> new SendResult.Uncertain("answer too large, HTTP " + status);
            case OutboundResult.CircuitOpen(var retryAfter) -> new SendResult.CircuitOpen(retryAfter);
        };
    }

    private SendResult readAnswer(
            OutboundResult.Answered answer, Function<JsonSlice, Optional<SendResult.Accepted>> acceptance) {
        JsonSlice body = bodyOf(answer);
        boolean fine = answer.status() / 100 == 2;
        if (body != null && fine) {
            Optional<SendResult.Accepted> accepted = acceptance.apply(body);
            if (accepted.isPresent()) {
                return accepted.get();
            }
        }
        GraphError error = body == null ? null : GraphError.in(body);
        return error != null ? refused(error, answer) : withoutEnvelope(answer);
    }

    private static @Nullable JsonSlice bodyOf(OutboundResult.Answered answer) {
        try {
            return JsonSlice.parse(new String(answer.body(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Meta throttles with HTTP 400: the code decides, not the status. */
    private SendResult refused(GraphError error, OutboundResult.Answered answer) {
        Optional<ErrorEntry> entry = errors.find(error.code(), error.subcode());
        boolean bySubcode = entry.map(ErrorEntry::subcode).isPresent();
        String code = bySubcode ? error.code() + "/" + error.subcode() : Integer.toString(error.code());
        ErrorAction action = entry.map(ErrorEntry::action).orElseGet(() -> actionForUnlisted(error, answer.status()));
        return resultOf(action, code, error.reason(), RetryAfter.in(answer));
    }

    private static ErrorAction actionForUnlisted(GraphError error, int status) {
        if (error.isTransient()) {
            return ErrorAction.RETRY;
        }
        return status >= 500 ? ErrorAction.UNCERTAIN : ErrorAction.REJECT;
    }

    private static SendResult resultOf(ErrorAction action, String code, String reason, @Nullable Duration retryAfter) {
        return switch (action) {
            case RETRY -> new SendResult.NotSent(code, reason, retryAfter);
            case SLOW_NUMBER -> new SendResult.Throttled(SendResult.Throttled.Scope.ACCOUNT, code, reason, retryAfter);
            case SLOW_PAIR -> new SendResult.Throttled(SendResult.Throttled.Scope.CUSTOMER, code, reason, retryAfter);
            case REAUTHORIZE, PARK_ACCOUNT -> new SendResult.AccountBlocked(code, reason);
            case STOP_BULK, NEEDS_TEMPLATE, REJECT, OPT_OUT, PARK_TEMPLATE -> new SendResult.Rejected(code, reason);
            case UNCERTAIN -> new SendResult.Uncertain("error " + code);
        };
    }

    /** An edge or a proxy spoke, not the Graph API: HTML, nothing, or JSON of another kind. */
    private static SendResult withoutEnvelope(OutboundResult.Answered answer) {
        int status = answer.status();
        boolean refusedForNow = status == 429;
        boolean mayBeDone = status < 300 || status >= 500;
        return mayBeDone && !refusedForNow
                ? new SendResult.Uncertain("HTTP " + status + " without a readable answer")
                : new SendResult.NotSent(
                        "http_" + status, "HTTP " + status + " without a readable answer", RetryAfter.in(answer));
    }
}
