package dev.switchboard.queue;

import org.jspecify.annotations.Nullable;

/**
 * Work to be done.
 *
 * @param payload what the handler needs to find its data; small, no personal data
 * @param correlationId the id of the request that caused it
 * @param timing when it may start
 */
public record NewItem(
        Lane lane, Gate gate, String payload, @Nullable String correlationId, Timing timing) {

    /**
     * When a lane becomes ready after an item was added.
     *
     * @param delayMs wait this long after the newest item
     * @param maxWaitMs but no longer than this after the oldest
     */
    public record Timing(long delayMs, long maxWaitMs) {
        public static final Timing NOW = new Timing(0, 0);

        /** Once, that much later. */
        public static Timing after(long delayMs) {
            return new Timing(delayMs, delayMs);
        }
    }
}
