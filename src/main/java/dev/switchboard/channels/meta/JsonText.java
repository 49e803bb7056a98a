package dev.switchboard.channels.meta;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.regex.Pattern;

/** Names out of a payload, made fit for where we put them. */
public final class JsonText {
    private static final Pattern WORD = Pattern.compile("[a-z0-9_]{1,64}");

    private JsonText() {}

    /** A name as part of a kind. Kinds label metrics and lists, so only plain words get in. */
    public static String word(String name) {
        String plain = name.replace('-', '_');
        return WORD.matcher(plain).matches() ? plain : "other";
    }

    /** A name as JSON. */
    public static String quoted(String name) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(name)) + '"';
    }
}
