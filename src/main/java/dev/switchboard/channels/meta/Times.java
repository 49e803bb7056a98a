package dev.switchboard.channels.meta;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Timestamps come as strings and as numbers, in seconds and now and then in milliseconds. */
public final class Times {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?([eE]\\+?\\d)?");
    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final long TOO_LARGE = 100_000_000_000_000L;

    private Times() {}

    /** Epoch milliseconds; null when it cannot be read. */
    public static @Nullable Long millis(JsonSlice holder, String member) {
        String text = holder.textAt(member);
        if (text == null || !NUMBER.matcher(text.strip()).matches()) {
            return null;
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

    private static long numberIn(String text) {
        boolean whole = text.chars().allMatch(c -> c >= '0' && c <= '9');
        return whole ? Long.parseLong(text) : new BigDecimal(text).longValue();
    }
}
