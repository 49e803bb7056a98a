package dev.switchboard.channels.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that remembers where in the body it stood, so that a part can be kept word for word without writing it
 * anew. What is nested deeper than anything we read stays unread.
 */
public final class JsonSlice {
    /** Of more members than platforms send, one is found by its name: to go through all of them takes too long. */
    private static final int MANY = 32;

    private final String source;
    private final int start;
    private final int end;
    private final Form form;
    private final @Nullable String text;
    private final List<Member> members;
    private final Map<String, JsonSlice> byName;
    private final List<JsonSlice> elements;

    enum Form {
        OBJECT,
        ARRAY,
        SCALAR
    }

    /** A named value of an object. */
    public record Member(String name, JsonSlice value) {}

    JsonSlice(
            String source,
            int start,
            int end,
            Form form,
            @Nullable String text,
            List<Member> members,
            List<JsonSlice> elements) {
        this.source = source;
        this.start = start;
        this.end = end;
        this.form = form;
        this.text = text;
        this.members = members;
        this.byName = members.size() > MANY ? byName(members) : Map.of();
        this.elements = elements;
    }

    private static Map<String, JsonSlice> byName(List<Member> members) {
        Map<String, JsonSlice> byName = HashMap.newHashMap(members.size());
        members.forEach(member -> byName.put(member.name(), member.value()));
        return byName;
    }

    /** @throws JsonProcessingException when the whole is not one JSON value */
    public static JsonSlice parse(String json) throws JsonProcessingException {
        return SliceReader.read(json);
    }

    public boolean isObject() {
        return form == Form.OBJECT;
    }

    public boolean isArray() {
        return form == Form.ARRAY;
    }

    public boolean isEmptyArray() {
        return isArray() && elements.isEmpty();
    }

    /** Members in their order; none when this is no object. */
    public List<Member> members() {
        return members;
    }

    /** Elements in their order; none when this is no array. */
    public List<JsonSlice> elements() {
        return elements;
    }

    /** The value as it stood in the source. */
    public String json() {
        return source.substring(start, end);
    }

    /** How long {@link #json} is. */
    public int length() {
        return end - start;
    }

    /** The member of that name, the last one if there are several. */
    public @Nullable JsonSlice get(String name) {
        return members.size() > MANY ? byName.get(name) : last(name);
    }

    private @Nullable JsonSlice last(String name) {
        for (int i = members.size() - 1; i >= 0; i--) {
            if (members.get(i).name().equals(name)) {
                return members.get(i).value();
            }
        }
        return null;
    }

    /** A string, or a number as it was written, fit for any store; null for everything else. */
    public @Nullable String text() {
        return text == null ? null : CleanText.of(text);
    }

    /** True when the member of that name says so. */
    public boolean isTrue(String name) {
        JsonSlice flag = get(name);
        return flag != null && (flag.json().equals("true") || "true".equals(flag.text));
    }

    /** The {@link #text} at the end of a path of members; null when there is none or it is blank. */
    public @Nullable String textAt(String... path) {
        JsonSlice here = this;
        for (String name : path) {
            here = here.get(name);
            if (here == null) {
                return null;
            }
        }
        String found = here.text();
        return found == null || found.isBlank() ? null : found;
    }
}
