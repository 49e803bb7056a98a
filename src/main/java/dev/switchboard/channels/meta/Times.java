package dev.switchboard.channels.meta;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Timestamps come as strings and as numbers, in seconds and now and then in milliseconds, and seldom as ISO-8601. */
public final class Times {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?([eE]\\+?\\d)?");
    private static final Pattern ISO =
            Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:?\\d\\d)");
    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final long TOO_LARGE = 100_000_000_000_000L;

    private Times() {}

    /** Epoch milliseconds; null when it cannot be read. */
    public static @Nullable Long millis(JsonSlice holder, String member) {
        String text = holder.textAt(member);
        if (text == null || !NUMBER.matcher(text.strip()).matches()) {
            return text == null ? null : isoMillis(text.strip());
        }
        long number = numberIn(text.strip());
        if (number <= 0 || number >= TOO_LARGE) {
            return null;
        }
        return areMillis(number) ? number : number * 1000;
    }

    /** False for a number so small that it would be taken for seconds. */
    static boolean areMillis(long number) {
        return number > MILLIS_FROM;
    }

    /** Comments and tests of the dashboard tell {@code 2026-10-01T12:00:00+0000}. */
    private static @Nullable Long isoMillis(String text) {
        if (!ISO.matcher(text).matches()) {
            return null;
        }
        try {
            String zoned = text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
            return OffsetDateTime.parse(zoned).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static long numberIn(String text) {
        boolean whole = text.chars().allMatch(c -> c >= '0' && c <= '9');
        return whole ? Long.parseLong(text) : new BigDecimal(text).longValue();
    }
}
