package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.channels.meta.RawEntry;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one event out of a batch as a webhook body of its own, in Meta's shape, so that it can be replayed and so that
 * erasing one customer touches nobody else. Parts are taken over word for word; nothing is written anew.
 */
final class RawBody {
    private static final String CLOSE_ENTRY = "]" + RawEntry.CLOSE;
    private static final String CLOSE_VALUE = "},\"field\":\"messages\"}" + CLOSE_ENTRY;

    private final JsonSlice entry;
    private final JsonSlice value;

    RawBody(JsonSlice entry, JsonSlice value) {
        this.entry = entry;
        this.value = value;
    }

    /**
     * One element of an array of the value.
     *
     * @param time written into the entry when the entry has none, for elements that do not tell theirs
     */
    String element(String array, JsonSlice element, @Nullable JsonSlice contact, @Nullable Long time) {
        StringBuilder json = openValue(time);
        if (contact != null && RawEntry.isShareable(contact)) {
            json.append(",\"contacts\":[").append(contact.json()).append(']');
        }
        json.append(",\"").append(array).append("\":[").append(element.json()).append(']');
        return json.append(CLOSE_VALUE).toString();
    }

    /** One member of the value, whole. */
    String member(JsonSlice.Member member) {
        StringBuilder json = openValue(null);
        json.append(',').append(JsonText.quoted(member.name())).append(':');
        return json.append(member.value().json()).append(CLOSE_VALUE).toString();
    }

    /** A whole change of an entry. */
    static String change(JsonSlice entry, JsonSlice change) {
        return openChanges(entry, null)
                .append(change.json())
                .append(CLOSE_ENTRY)
                .toString();
    }

    private StringBuilder openValue(@Nullable Long time) {
        StringBuilder json = openChanges(entry, time).append("{\"value\":{\"messaging_product\":\"whatsapp\"");
        RawEntry.append(json, "metadata", metadata());
        return json;
    }

    private @Nullable JsonSlice metadata() {
        JsonSlice metadata = value.get("metadata");
        return metadata != null && RawEntry.isShareable(metadata) ? metadata : null;
    }

    private static StringBuilder openChanges(JsonSlice entry, @Nullable Long time) {
        return RawEntry.open(WhatsAppParser.OBJECT, entry, time).append(",\"changes\":[");
    }
}
