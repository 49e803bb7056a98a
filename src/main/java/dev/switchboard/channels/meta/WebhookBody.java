package dev.switchboard.channels.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Unrecognized;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The outermost layer of a webhook body, the same for every product of Meta's: an object's name and its entries. */
public final class WebhookBody {
    /** Ten times what Meta puts into one webhook: beyond it, cutting out each would cost more than the body itself. */
    public static final int MOST_EVENTS = 10_000;

    private WebhookBody() {}

    /** Reads one entry, whatever it is, into one event or more. */
    @FunctionalInterface
    public interface EntryReader {
        void read(JsonSlice entry, Batch events);
    }

    /**
     * Everything a body says, in its order. Never throws, never empty.
     *
     * @param object what the body must be about, such as {@code instagram}
     */
    public static List<InboundEvent> events(byte[] body, String object, EntryReader reader) {
        return events(body, List.of(object), reader);
    }

    /**
     * Everything a body says, in its order. Never throws, never empty.
     *
     * @param objects one of which the body must be about
     */
    public static List<InboundEvent> events(byte[] body, List<String> objects, EntryReader reader) {
        String json = textOf(body);
        try {
            return events(JsonSlice.parse(json), objects, reader);
        } catch (JsonProcessingException e) {
            return List.of(new Unrecognized(null, "body.not_json", "the body is no JSON", json));
        }
    }

    /** Decoded leniently: a byte that is no UTF-8 costs one letter, not the batch. */
    private static String textOf(byte[] body) {
        String json = CleanText.of(new String(body, StandardCharsets.UTF_8));
        return json.startsWith("\uFEFF") ? json.substring(1) : json;
    }

    private static List<InboundEvent> events(JsonSlice root, List<String> objects, EntryReader reader) {
        String object = objectOf(root);
        if (object == null || !objects.contains(object)) {
            String reason = "the object is not " + String.join(" or ", objects);
            return List.of(new Unrecognized(null, "body.wrong_object", reason, root.json()));
        }
        JsonSlice entries = root.get("entry");
        if (entries == null || entries.elements().isEmpty()) {
            return List.of(new Unrecognized(null, "body.no_entries", "there is no entry", root.json()));
        }
        Batch events = new Batch(object, root.json().length());
        read(entries.elements(), reader, events);
        return events;
    }

    private static void read(List<JsonSlice> entries, EntryReader reader, Batch events) {
        for (int i = 0; i < entries.size(); i++) {
            if (events.isFull()) {
                events.add(rest(events.object(), entries.subList(i, entries.size())));
                return;
            }
            reader.read(entries.get(i), events);
        }
    }

    private static Unrecognized rest(String object, List<JsonSlice> entries) {
        String raw = entries.stream()
                .map(JsonSlice::json)
                .collect(Collectors.joining(",", "{\"object\":\"" + object + "\",\"entry\":[", "]}"));
        return new Unrecognized(null, "body.too_many", Batch.TOO_MANY, raw);
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
