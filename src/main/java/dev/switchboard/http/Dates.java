package dev.switchboard.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * A range of time as callers give it: {@code from_date}, {@code to_date}, their aliases {@code start_date} and
 * {@code end_date}, or {@code date} for one day. A date alone is that whole day in UTC; a full ISO 8601 time is exact.
 *
 * @param from included
 * @param to included
 */
public record Dates(@Nullable Instant from, @Nullable Instant to) {
    public static final Dates ANY = new Dates(null, null);

    private static final Duration DAY_BUT_A_MILLI = Duration.ofDays(1).minusMillis(1);
    private static final String MUST = "must be a date (2025-12-31) or an ISO 8601 time (2025-12-31T23:59:59Z)";

    /** The range the parameters ask for. */
    public static Dates of(Parameters parameters) {
        Instant from = bound(parameters, Duration.ZERO, "from_date", "start_date", "date");
        Instant to = bound(parameters, DAY_BUT_A_MILLI, "to_date", "end_date", "date");
        if (from != null && to != null && from.isAfter(to)) {
            throw Parameters.bad("from_date", "must not be after to_date");
        }
        return new Dates(from, to);
    }

    private static @Nullable Instant bound(Parameters parameters, Duration intoDay, String... names) {
        for (String name : names) {
            String text = parameters.text(name);
            if (text != null) {
                return parse(name, text, intoDay);
            }
        }
        return null;
    }

    private static Instant parse(String name, String text, Duration intoDay) {
        try {
            return text.length() > 10 ? time(text) : day(text).plus(intoDay);
        } catch (DateTimeException e) {
            throw Parameters.bad(name, MUST);
        }
    }

    /** One time in full, as a field of a body. @throws ApiException 400 naming the field */
    public static Instant exact(String name, String text) {
        try {
            return time(text);
        } catch (DateTimeException e) {
            throw Parameters.bad(name, "must be an ISO 8601 time (2025-12-31T23:59:59Z)");
        }
    }

    private static Instant day(String text) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The {@code +} of an offset that was not encoded arrives as a blank. A time without an offset is UTC. */
    private static Instant time(String text) {
        TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text.replace(' ', '+'), OffsetDateTime::from, LocalDateTime::from);
        Instant instant = switch (time) {
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            default -> throw new DateTimeException("neither");
        };
        return within(instant);
    }

    /** Years beyond what the store's milliseconds can hold are a mistake. */
    private static Instant within(Instant instant) {
        if (instant.isBefore(Instant.parse("0000-01-01T00:00:00Z"))
                || instant.isAfter(Instant.parse("9999-12-31T23:59:59.999Z"))) {
            throw new DateTimeException("out of range");
        }
        return instant;
    }
}
