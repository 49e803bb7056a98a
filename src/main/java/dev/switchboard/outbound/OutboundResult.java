package dev.switchboard.outbound;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call. {@link NotSent} and {@link CircuitOpen} are certain: nothing reached the other side, so
 * repeating is harmless. {@link Unknown} and {@link TooLarge} are not: repeating may do a thing twice.
 */
public sealed interface OutboundResult {

    /** False when the other side certainly received nothing. */
    default boolean mayHaveArrived() {
        return switch (this) {
            case Answered answered -> true;
            case Unknown unknown -> true;
            case TooLarge tooLarge -> true;
            case NotSent notSent -> false;
            case CircuitOpen circuitOpen -> false;
        };
    }

    /**
     * A whole answer, whatever its status.
     *
     * @param headers names in lower case
     * @param took from the call to the last byte
     */
    record Answered(int status, Map<String, String> headers, byte[] body, Duration took) implements OutboundResult {

        public @Nullable String header(String lowerCaseName) {
            return headers.get(lowerCaseName);
        }

        /** Without headers and body. */
        @Override
        public String toString() {
            return "Answered[" + status + ", " + body.length + " bytes, " + took.toMillis() + " ms]";
        }
    }

    /** No connection stood, so not a byte of the request left. */
    record NotSent(NotSent.Reason reason) implements OutboundResult {
        public enum Reason {
            INVALID_REQUEST,
            ADDRESS_REFUSED,
            NAME_NOT_FOUND,
            CONNECTION_REFUSED,
            CONNECT_TIMEOUT,
            TLS_FAILED,
            CONNECT_FAILED,
            /** All connections are busy and none came free in time. */
            NO_FREE_CONNECTION,
            DEADLINE;

            /** Lower-case words, for logs and metrics. */
            public String wire() {
                return name().toLowerCase(Locale.ROOT);
            }

            /** True when it says nothing about the other side's health. */
            boolean isOurs() {
                return switch (this) {
                    case INVALID_REQUEST, ADDRESS_REFUSED, NO_FREE_CONNECTION -> true;
                    case NAME_NOT_FOUND, CONNECTION_REFUSED, CONNECT_TIMEOUT, TLS_FAILED, CONNECT_FAILED, DEADLINE ->
                        false;
                };
            }
        }
    }

    /** The connection stood and no whole answer came: the call may have been received and carried out. */
    record Unknown(Unknown.Reason reason) implements OutboundResult {
        public enum Reason {
            DEADLINE,
            RESET,
            CLOSED,
            UNREADABLE;

            /** Lower-case words, for logs and metrics. */
            public String wire() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** An answer began and grew over the cap; its status is known, its words are not. */
    record TooLarge(int status) implements OutboundResult {}

    /** Too many calls under this name failed of late: nothing was tried. */
    record CircuitOpen(Duration retryAfter) implements OutboundResult {}
}
