package dev.switchboard.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON, plain and as Meta writes it: compact, non-ASCII as lower-case escapes, slashes escaped. */
public final class MetaJson {
    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final ObjectMapper WIRE = new ObjectMapper(JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build());

    private MetaJson() {}

    public static ObjectNode object() {
        return PLAIN.createObjectNode();
    }

    /** The bytes a webhook carries. The signature is made over exactly these. */
    public static byte[] wire(JsonNode json) {
        try {
            return WIRE.writeValueAsString(json).getBytes(StandardCharsets.US_ASCII);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can be written", e);
        }
    }

    public static String text(JsonNode json) {
        try {
            return PLAIN.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can be written", e);
        }
    }

    /**
     * Parses what somebody sent.
     *
     * @throws IOException when it is no JSON
     */
    public static JsonNode parse(byte[] bytes) throws IOException {
        return PLAIN.readTree(bytes);
    }

    /** Parses what we wrote ourselves. */
    static JsonNode own(String text) {
        try {
            return PLAIN.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own JSON can be read", e);
        }
    }
}
