package dev.switchboard.channels.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Unrecognized;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The outermost layer of a webhook body, the same for every product of Meta's: an object's name and its entries. */
public final class WebhookBody {
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
        if (!object.equals(root.textAt("object"))) {
            return List.of(new Unrecognized(null, "body.wrong_object", "the object is not " + object, root.json()));
        }
        JsonSlice entries = root.get("entry");
        if (entries == null || entries.elements().isEmpty()) {
            return List.of(new Unrecognized(null, "body.no_entries", "there is no entry", root.json()));
        }
        List<InboundEvent> events = new ArrayList<>();
        entries.elements().forEach(entry -> reader.read(entry, events));
        return events;
    }
}
