package dev.switchboard.channels.whatsapp;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.regex.Pattern;

/** Names out of a payload, made fit for where we put them. */
final class JsonText {
    private static final Pattern WORD = Pattern.compile("[a-z0-9_]{1,64}");

    private JsonText() {}

    /** A name as part of a kind. Kinds label metrics and lists, so only plain words get in. */
    static String word(String name) {
        return WORD.matcher(name).matches() ? name : "other";
    }

    static String quoted(String name) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(name)) + '"';
    }
}
