package dev.switchboard;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment as typed: {@code 2026-11-01T00:00Z}, {@code 2026-11-01}, or so long ago: {@code 30m}, {@code 24h}, {@code 7d}. */
final class PastTime {
    private static final Pattern AGO = Pattern.compile("(\\d{1,5})([mhdw])");

    private PastTime() {}

    static Instant parse(String option, String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        try {
            return ago.matches() ? now.minus(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1)))) : at(text);
        } catch (DateTimeException e) {
            throw new UsageException(option + " must be a time such as 2026-11-01T00:00Z, or so long ago, such as 24h");
        }
    }

    private static Instant at(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "w" -> Duration.ofDays(7);
            default -> Duration.ofDays(1);
        };
    }
}
