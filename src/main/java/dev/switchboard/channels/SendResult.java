package dev.switchboard.channels;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a send. */
public sealed interface SendResult {

    /** Lower-case words, for logs and metrics. */
    default String wire() {
        return switch (this) {
            case Accepted accepted -> "accepted";
            case NotSent notSent -> "not_sent";
            case Throttled throttled -> "throttled";
            case Rejected rejected -> "rejected";
            case AccountBlocked blocked -> "account_blocked";
            case Uncertain uncertain -> "uncertain";
            case CircuitOpen open -> "circuit_open";
        };
    }

    /** Which of our own or the platform's codes says why, without the platform's words; null when it was accepted. */
    default @Nullable String cause() {
        return switch (this) {
            case Accepted accepted -> null;
            case NotSent notSent -> notSent.code();
            case Throttled throttled -> throttled.code();
            case Rejected rejected -> rejected.code();
            case AccountBlocked blocked -> blocked.code();
            case Uncertain uncertain -> uncertain.reason();
            case CircuitOpen open -> null;
        };
    }

    /**
     * The platform took it.
     *
     * @param platformMessageId its id there, which receipts will name
     * @param recipientIds other ids the platform gave for the customer, to be kept as aliases
     */
    record Accepted(String platformMessageId, List<String> recipientIds) implements SendResult {}

    /** It was not sent, and may be tried again after a while. */
    record NotSent(String code, String reason, @Nullable Duration retryAfter) implements SendResult {}

    /** The platform asks for a slower pace, of the whole account or for this customer only. */
    record Throttled(
            Scope scope,
            String code,
            String reason,
            @Nullable Duration retryAfter) implements SendResult {
        public enum Scope {
            ACCOUNT,
            CUSTOMER
        }
    }

    /** The platform will never take this message. */
    record Rejected(String code, String reason) implements SendResult {}

    /** The account cannot send until a person mends it: token, permission, payment, policy. */
    record AccountBlocked(String code, String reason) implements SendResult {}

    /**
     * The call left and no answer came: it may have been sent, so it is never repeated by itself.
     *
     * @param reason our own words, not the platform's
     */
    record Uncertain(String reason) implements SendResult {}

    /** The circuit to the platform is open: nothing was tried. */
    record CircuitOpen(Duration retryAfter) implements SendResult {}
}
