package dev.switchboard.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Typed fields of an object in an answer. A field that is null is absent; one of the wrong type is told by its path.
 *
 * @param path to the object, such as {@code messages[2]}; empty for the answer itself
 */
record Fields(JsonNode json, String path) {

    static Fields of(JsonNode json, String path) throws UnreadableAnswerException {
        if (!json.isObject()) {
            throw new UnreadableAnswerException(
                    (path.isEmpty() ? "the answer" : path) + " must be an object, not " + typeOf(json));
        }
        return new Fields(json, path);
    }

    /** What is said; null for nothing or only blanks. */
    @Nullable
    String text(String name) throws UnreadableAnswerException {
        JsonNode value = json.path(name);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(name, "a string", value);
        }
        // No platform shows it and not every store keeps it.
        String text = value.textValue().replace("\u0000", "");
        return text.isBlank() ? null : text;
    }

    /** A text exactly as it is, blanks and all; empty when it is absent. */
    String string(String name) throws UnreadableAnswerException {
        JsonNode value = json.path(name);
        if (!isAbsent(value) && !value.isTextual()) {
            throw wrong(name, "a string", value);
        }
        return isAbsent(value) ? "" : value.textValue();
    }

    String requiredText(String name) throws UnreadableAnswerException {
        String text = text(name);
        if (text == null) {
            throw new UnreadableAnswerException(pathOf(name) + " is missing");
        }
        return text;
    }

    /** A number as it is written by hand, without an exponent. */
    String number(String name) throws UnreadableAnswerException {
        JsonNode value = json.path(name);
        if (!value.isNumber()) {
            throw wrong(name, "a number", value);
        }
        return value.decimalValue().toPlainString();
    }

    /** The items of a list; none when it is absent. */
    List<JsonNode> list(String name) throws UnreadableAnswerException {
        JsonNode value = json.path(name);
        if (isAbsent(value)) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(name, "a list", value);
        }
        return value.valueStream().toList();
    }

    /** The object at a place of a list. */
    Fields item(String name, int index, JsonNode item) throws UnreadableAnswerException {
        return of(item, pathOf(name) + "[" + index + "]");
    }

    String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private UnreadableAnswerException wrong(String name, String must, JsonNode value) {
        return isAbsent(value)
                ? new UnreadableAnswerException(pathOf(name) + " is missing")
                : new UnreadableAnswerException(pathOf(name) + " must be " + must + ", not " + typeOf(value));
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a string";
            default -> "a " + value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }
}
