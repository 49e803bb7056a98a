package dev.switchboard.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.message.ExtractionJson.InvalidException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that tell who somebody is: stripped, without characters that no store keeps; null for none. */
final class PersonText {
    private static final int LONGEST_EMAIL = 320;
    /** No more than a typing aid: what is before and behind the sign is the mail server's business. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private PersonText() {}

    static @Nullable String line(String field, JsonNode value, int longest) throws InvalidException {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new InvalidException(field, "must be a string");
        }
        String text = clean(value.textValue());
        if (text.codePointCount(0, text.length()) > longest) {
            throw new InvalidException(field, "must have at most " + longest + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    static @Nullable String email(String field, JsonNode value) throws InvalidException {
        String text = line(field, value, LONGEST_EMAIL);
        if (text != null && !isEmail(text)) {
            throw new InvalidException(field, "must be an e-mail address");
        }
        return text;
    }

    static String clean(String text) {
        return text.replace("\u0000", "").strip();
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches() && text.length() <= LONGEST_EMAIL;
    }
}
