package dev.switchboard.channels.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Unrecognized;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outermost layer of a webhook body, the same for every product of Meta's: an object's name and its entries. */
public final class WebhookBody {
    /** Ten times what Meta puts into one webhook: beyond it, cutting out each would cost more than the body itself. */
    public static final int MOST_EVENTS = 10_000;

    private WebhookBody() {}

    /** Reads one entry, whatever it is, into one event or more. */
    @FunctionalInterface
    public interface EntryReader {
        void read(JsonSlice entry, List<InboundEvent> events);
    }

    /**
     * Everything a body says, in its order. Never throws, never empty.
     *
     * @param object what the body must be about, such as {@code instagram}
     */
    public static List<InboundEvent> events(byte[] body, String object, EntryReader reader) {
        String json = textOf(body);
        try {
            return events(JsonSlice.parse(json), object, reader);
        } catch (JsonProcessingException e) {
            return List.of(new Unrecognized(null, "body.not_json", "the body is no JSON", json));
        }
    }

    /** Decoded leniently: a byte that is no UTF-8 costs one letter, not the batch. */
    private static String textOf(byte[] body) {
        String json = CleanText.of(new String(body, StandardCharsets.UTF_8));
        return json.startsWith("\uFEFF") ? json.substring(1) : json;
    }

    private static List<InboundEvent> events(JsonSlice root, String object, EntryReader reader) {
        if (!object.equals(objectOf(root))) {
            return List.of(new Unrecognized(null, "body.wrong_object", "the object is not " + object, root.json()));
        }
        JsonSlice entries = root.get("entry");
        if (entries == null || entries.elements().isEmpty()) {
            return List.of(new Unrecognized(null, "body.no_entries", "there is no entry", root.json()));
        }
        if (entries.elements().size() > MOST_EVENTS) {
            return List.of(
                    new Unrecognized(null, "body.too_many", "more entries than a webhook may hold", root.json()));
        }
        List<InboundEvent> events = new ArrayList<>();
        entries.elements().forEach(entry -> reader.read(entry, events));
        return events;
    }

    /** Some examples of Meta's have the name inside the entry, or inside the value of its change. */
    private static @Nullable String objectOf(JsonSlice root) {
        String object = root.textAt("object");
        JsonSlice entry = object == null ? first(root, "entry") : null;
        if (entry == null) {
            return object;
        }
        String inEntry = entry.textAt("object");
        JsonSlice change = inEntry == null ? first(entry, "changes") : null;
        return change == null ? inEntry : change.textAt("value", "object");
    }

    private static @Nullable JsonSlice first(JsonSlice holder, String array) {
        JsonSlice list = holder.get(array);
        return list == null || list.elements().isEmpty()
                ? null
                : list.elements().getFirst();
    }
}
