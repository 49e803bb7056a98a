package dev.switchboard.channels.meta;

import dev.switchboard.outbound.OutboundResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header in its form of seconds; Meta does not send the other. */
final class RetryAfter {
    private RetryAfter() {}

    static @Nullable Duration in(OutboundResult.Answered answer) {
        String seconds = answer.header("retry-after");
        return seconds != null && seconds.strip().matches("\\d{1,9}")
                ? Duration.ofSeconds(Long.parseLong(seconds.strip()))
                : null;
    }
}
