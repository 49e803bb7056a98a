package dev.switchboard.channels.whatsapp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the text of a system message tells: {@code User Ana changed from 15550001001 to 15550001002}. The name in it is
 * the customer's own invention, so only the very end counts.
 */
record ChangeInWords(String before, String now) {
    private static final Pattern CHANGED =
            Pattern.compile(".*\\bfrom (\\S{1,140}|\\+[0-9 ().-]{1,30}) to (\\S{1,140}|\\+[0-9 ().-]{1,30})");

    private static final int LONGEST = 1_000;

    /** Null when the words tell no two ids. */
    static @Nullable ChangeInWords of(@Nullable String words) {
        if (words == null || words.length() > LONGEST) {
            return null;
        }
        Matcher changed = CHANGED.matcher(withoutStop(words.strip()));
        return changed.matches() && isId(changed.group(1)) && isId(changed.group(2))
                ? new ChangeInWords(changed.group(1), changed.group(2))
                : null;
    }

    private static String withoutStop(String words) {
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    private static boolean isId(String word) {
        return WhatsAppIds.phone(word) != null || WhatsAppIds.isBusinessScoped(word);
    }
}
