package dev.switchboard.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** An error that a model's server tells of where an answer belongs: as an object, a sentence, or in older forms. */
final class OpenAiError {
    /** What will not go away by asking again. */
    private static final Set<String> LASTING = Set.of(
            "invalid_request_error",
            "context_length_exceeded",
            "content_filter",
            "content_policy_violation",
            "string_above_max_length",
            "unsupported_parameter",
            "unsupported_value");

    private OpenAiError() {}

    static boolean isOne(JsonNode chunk) {
        return AnswerStream.tellsOfError(chunk) || chunk.path("object").asText().equals("error");
    }

    static Heard read(JsonNode chunk) {
        JsonNode error = chunk.path("error").isObject() ? chunk.path("error") : chunk;
        String code = error.path("code").asText("");
        String type = error.path("type").asText("");
        String reason = "the model's server told of an error" + named(code.isEmpty() ? type : code);
        return isLasting(code, type) ? new Heard.Unusable(reason) : new Heard.Broken(reason);
    }

    /** A code may be a status of HTTP, in which case it means what it means there. */
    private static boolean isLasting(String code, String type) {
        return code.matches("\\d{3}")
                ? !AnswerJudge.isRetried(Integer.parseInt(code))
                : LASTING.contains(code) || (code.isEmpty() && LASTING.contains(type));
    }

    /** Only what is no sentence. */
    private static String named(String code) {
        return code.matches("[A-Za-z0-9_.-]{1,60}") ? " (" + code + ")" : "";
    }
}
