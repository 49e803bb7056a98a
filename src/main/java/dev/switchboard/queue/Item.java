package dev.switchboard.queue;

import org.jspecify.annotations.Nullable;

/**
 * Work that waits in a lane.
 *
 * @param no its place in the lane
 * @param attempts how often it was tried before
 * @param firstAttemptAt epoch milliseconds; 0 before the first
 * @param mark what an earlier attempt left to be known; null for none
 */
public record Item(
        long no,
        String payload,
        @Nullable String correlationId,
        int attempts,
        long firstAttemptAt,
        @Nullable String mark,
        long createdAt) {}
