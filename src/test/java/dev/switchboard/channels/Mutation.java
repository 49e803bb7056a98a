package dev.switchboard.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Ways in which a payload may differ from what was expected. */
enum Mutation {
    DROP,
    NULL,
    NUMBER,
    STRING,
    TRUE,
    EMPTY_OBJECT,
    EMPTY_ARRAY,
    WRAPPED_IN_AN_ARRAY,
    UNKNOWN_ENUM,
    TWICE,
    DEEP,
    LONE_SURROGATES,
    NUL,
    LONG;

    private static final int DEPTH = 400;
    private static final String MEGABYTE = "m".repeat(1 << 20);

    /** All that a place is to suffer: a megabyte takes its time, so that few places get one. */
    static List<Mutation> of(String pointer) {
        return Arrays.stream(values())
                .filter(mutation -> mutation != LONG || pointer.hashCode() % 64 == 0)
                .toList();
    }

    /** Changes what the pointer leads to, in place. */
    void apply(JsonNode tree, String pointer) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = tree.at(pointer.substring(0, slash));
        String name = unescaped(pointer.substring(slash + 1));
        JsonNode old = tree.at(pointer);
        switch (parent) {
            case ObjectNode object -> apply(object, name, old);
            case ArrayNode array -> apply(array, Integer.parseInt(name), old);
            default -> throw new IllegalStateException(pointer);
        }
    }

    private void apply(ObjectNode object, String name, JsonNode old) {
        switch (this) {
            case DROP -> object.remove(name);
            case TWICE -> object.set(name + "_2", old.deepCopy());
            default -> object.set(name, changed(old));
        }
    }

    private void apply(ArrayNode array, int index, JsonNode old) {
        switch (this) {
            case DROP -> array.remove(index);
            case TWICE -> array.insert(index, old.deepCopy());
            default -> array.set(index, changed(old));
        }
    }

    private JsonNode changed(JsonNode old) {
        return switch (this) {
            case DROP, TWICE -> throw new IllegalStateException("not a value");
            case NULL -> NullNode.getInstance();
            case NUMBER -> IntNode.valueOf(7);
            case STRING -> TextNode.valueOf("x");
            case TRUE -> BooleanNode.TRUE;
            case EMPTY_OBJECT -> JsonNodeFactory.instance.objectNode();
            case EMPTY_ARRAY -> JsonNodeFactory.instance.arrayNode();
            case WRAPPED_IN_AN_ARRAY -> JsonNodeFactory.instance.arrayNode().add(old.deepCopy());
            case UNKNOWN_ENUM -> TextNode.valueOf("SOMETHING_new-2027");
            case DEEP -> deep();
            case LONE_SURROGATES -> TextNode.valueOf(old.asText() + "\uD83D" + old.asText() + "\uDC51");
            case NUL -> TextNode.valueOf(old.asText() + "\u0000");
            case LONG -> TextNode.valueOf(old.asText() + MEGABYTE);
        };
    }

    private static JsonNode deep() {
        JsonNode inner = JsonNodeFactory.instance.objectNode();
        for (int depth = 0; depth < DEPTH; depth++) {
            inner = JsonNodeFactory.instance.arrayNode().add(inner);
        }
        return inner;
    }

    /** Pointers to everything inside, each with the prefix. */
    static List<String> pointers(JsonNode node, String prefix) {
        List<String> all = new ArrayList<>();
        node.properties().forEach(member -> add(all, prefix + "/" + escaped(member.getKey()), member.getValue()));
        IntStream.range(0, node.isArray() ? node.size() : 0)
                .forEach(index -> add(all, prefix + "/" + index, node.get(index)));
        return all;
    }

    private static void add(List<String> all, String pointer, JsonNode node) {
        all.add(pointer);
        all.addAll(pointers(node, pointer));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String unescaped(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }
}
