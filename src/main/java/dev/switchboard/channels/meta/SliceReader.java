package dev.switchboard.channels.meta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.switchboard.message.JsonBuffers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON into {@link JsonSlice}s, down to the depth a webhook has anything for us. */
final class SliceReader {
    /** {@code entry[] changes[] value history[] threads[] messages[] edit message contacts[] phones[]} is the deepest we look. */
    private static final int DEEPEST = 20;

    /**
     * No limits: the body is signed and its size is capped, and one monstrous string, number or nesting must not take
     * its siblings along. None of them is converted, so they cost no more than their length.
     */
    private static final JsonFactory JSON = JsonBuffers.builder()
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String source;
    private final JsonParser parser;

    private SliceReader(String source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    static JsonSlice read(String source) throws JsonProcessingException {
        try (JsonParser parser = JSON.createParser(source.toCharArray())) {
            parser.nextToken();
            JsonSlice root = new SliceReader(source, parser).value(0);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "more than one value");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private JsonSlice value(int depth) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return slice(start, JsonSlice.Form.OBJECT, null, members(depth), List.of());
        }
        if (token == JsonToken.START_ARRAY) {
            return slice(start, JsonSlice.Form.ARRAY, null, List.of(), elements(depth));
        }
        return slice(start, JsonSlice.Form.SCALAR, scalar(token), List.of(), List.of());
    }

    private List<JsonSlice.Member> members(int depth) throws IOException {
        List<JsonSlice.Member> members = new ArrayList<>();
        if (isTooDeep(depth)) {
            return members;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.add(new JsonSlice.Member(name, value(depth + 1)));
        }
        return members;
    }

    private List<JsonSlice> elements(int depth) throws IOException {
        List<JsonSlice> elements = new ArrayList<>();
        if (isTooDeep(depth)) {
            return elements;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(depth + 1));
        }
        return elements;
    }

    private boolean isTooDeep(int depth) throws IOException {
        if (depth <= DEEPEST) {
            return false;
        }
        parser.skipChildren();
        return true;
    }

    private @Nullable String scalar(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new JsonParseException(parser, "nothing there");
        }
        boolean hasText = token == JsonToken.VALUE_STRING || token.isNumeric();
        String text = hasText ? parser.getText() : null;
        parser.finishToken();
        return text;
    }

    private JsonSlice slice(
            int start,
            JsonSlice.Form form,
            @Nullable String text,
            List<JsonSlice.Member> members,
            List<JsonSlice> elements) {
        int end = (int) parser.currentLocation().getCharOffset();
        return new JsonSlice(source, start, end, form, text, members, elements);
    }
}
