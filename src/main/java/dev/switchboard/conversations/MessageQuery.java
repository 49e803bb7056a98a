package dev.switchboard.conversations;

import dev.switchboard.message.Platform;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a lead are asked for; what is null or empty does not narrow.
 *
 * @param senders of {@code user} and {@code agent}
 * @param from at or after, by the provider's time
 * @param to at or before
 * @param limit at least 1
 */
public record MessageQuery(
        Set<Platform> platforms,
        Set<String> senders,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String conversationId,
        int limit,
        long offset) {}
