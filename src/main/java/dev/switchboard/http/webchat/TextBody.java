package dev.switchboard.http.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.channels.webchat.WebchatBody.Choice;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message as the widget posts it. @param choice the chip that was pressed; null when it was typed */
record TextBody(
        String clientMessageId, String text, @Nullable Choice choice) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int LONGEST_CHOICE = 256;

    static TextBody read(ObjectNode body, int maxCharacters) {
        String id = body.path("client_message_id").asText("");
        if (!body.path("client_message_id").isTextual() || !ID.matcher(id).matches()) {
            throw Problems.invalid("client_message_id must be 1 to 64 letters, digits, hyphens or underscores");
        }
        if (!body.path("text").isTextual()) {
            throw Problems.invalid("text must be a text");
        }
        String text = clean(body.path("text").textValue());
        if (text.codePointCount(0, text.length()) > maxCharacters) {
            throw Problems.tooLong(maxCharacters);
        }
        if (text.isEmpty()) {
            throw Problems.invalid("text must not be empty");
        }
        return new TextBody(id, text, choice(body.path("content").path("choice")));
    }

    private static @Nullable Choice choice(JsonNode choice) {
        if (choice.isMissingNode() || choice.isNull()) {
            return null;
        }
        JsonNode id = choice.path("id");
        if (!id.isTextual() || id.textValue().length() > LONGEST_CHOICE) {
            throw Problems.invalid("content.choice.id must be a text of at most " + LONGEST_CHOICE + " characters");
        }
        JsonNode messageId = choice.path("message_id");
        boolean named = messageId.isTextual() && messageId.textValue().length() <= LONGEST_CHOICE;
        return new Choice(id.textValue(), named ? messageId.textValue() : null);
    }

    /** One kind of line end, and no character that only a terminal would obey; half of a pair is no character. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> {
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (!control) {
                clean.appendCodePoint(half ? 0xFFFD : c);
            }
        });
        return clean.toString().strip();
    }
}
