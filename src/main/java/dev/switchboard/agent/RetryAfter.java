package dev.switchboard.agent;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header in both its forms: seconds, or a date of HTTP. */
final class RetryAfter {
    private RetryAfter() {}

    /** How long to wait; null when it does not say, or the time is past. */
    static @Nullable Duration parse(@Nullable String header, Clock clock) {
        String text = header == null ? "" : header.strip();
        if (text.matches("\\d{1,18}")) {
            return Duration.ofSeconds(
                    Math.min(Long.parseLong(text), Duration.ofDays(365).toSeconds()));
        }
        return text.isEmpty() ? null : untilDate(text, clock.instant());
    }

    private static @Nullable Duration untilDate(String text, Instant now) {
        try {
            Duration wait = Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return wait.isPositive() ? wait : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
