package dev.switchboard.intake;

import java.time.Clock;
import java.time.Duration;

/**
 * Platform times that are plainly mistaken. One far ahead would sort before every answer for years, hold the reply
 * window open, or win over everything that is told later.
 */
final class SaneTime {
    private static final long CLOCKS_DIFFER_MS = Duration.ofDays(1).toMillis();

    private final Clock clock;

    SaneTime(Clock clock) {
        this.clock = clock;
    }

    /** That time, or now when it is in the future. */
    long of(long at) {
        long now = clock.millis();
        return at > now + CLOCKS_DIFFER_MS ? now : at;
    }
}
