package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one event out of a batch as a webhook body of its own, in Meta's shape, so that it can be replayed and so that
 * erasing one customer touches nobody else. Parts are taken over word for word; nothing is written anew.
 */
final class RawBody {
    private static final String CLOSE_ENTRY = "]}]}";
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
        StringBuilder json = new StringBuilder(1024);
        openValue(json, time);
        if (contact != null) {
            json.append(",\"contacts\":[").append(contact.json()).append(']');
        }
        json.append(",\"").append(array).append("\":[").append(element.json()).append(']');
        return json.append(CLOSE_VALUE).toString();
    }

    /** One member of the value, whole. */
    String member(JsonSlice.Member member) {
        StringBuilder json = new StringBuilder(512);
        openValue(json, null);
        json.append(',').append(JsonText.quoted(member.name())).append(':');
        return json.append(member.value().json()).append(CLOSE_VALUE).toString();
    }

    /** A whole change of an entry. */
    static String change(JsonSlice entry, JsonSlice change) {
        StringBuilder json = new StringBuilder(512);
        openEntry(json, entry, null);
        return json.append(change.json()).append(CLOSE_ENTRY).toString();
    }

    /** A whole entry. */
    static String entry(JsonSlice entry) {
        return "{\"object\":\"" + WhatsAppParser.OBJECT + "\",\"entry\":[" + entry.json() + "]}";
    }

    private void openValue(StringBuilder json, @Nullable Long time) {
        openEntry(json, entry, time);
        json.append("{\"value\":{\"messaging_product\":\"whatsapp\"");
        append(json, "metadata", value.get("metadata"));
    }

    private static void openEntry(StringBuilder json, JsonSlice entry, @Nullable Long time) {
        JsonSlice id = entry.get("id");
        json.append("{\"object\":\"").append(WhatsAppParser.OBJECT).append("\",\"entry\":[{\"id\":");
        json.append(id == null ? "null" : id.json());
        if (time == null) {
            append(json, "time", entry.get("time"));
        } else {
            json.append(",\"time\":").append(time.longValue());
        }
        json.append(",\"changes\":[");
    }

    private static void append(StringBuilder json, String name, @Nullable JsonSlice part) {
        if (part != null) {
            json.append(",\"").append(name).append("\":").append(part.json());
        }
    }
}
