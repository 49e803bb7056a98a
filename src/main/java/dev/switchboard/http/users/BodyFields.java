package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.http.ApiException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads a body field by field, as the reader of files wants it. */
final class BodyFields {
    private BodyFields() {}

    /**
     * Every field that is not null, as text.
     *
     * @param skipped fields that are not looked at
     * @throws ApiException 400 when one is a list or an object
     */
    static Map<String, String> of(ObjectNode body, Set<String> skipped) {
        Map<String, String> said = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull() || skipped.contains(field.getKey())) {
                continue;
            }
            if (value.isContainerNode()) {
                throw ApiException.badRequest(field.getKey() + " must be one value, not a list or an object");
            }
            said.put(field.getKey(), value.asText());
        }
        return said;
    }
}
