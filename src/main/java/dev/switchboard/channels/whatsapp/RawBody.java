package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.channels.meta.RawEntry;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one event out of a batch as a webhook body of its own, in Meta's shape, so that it can be replayed and so that
 * erasing one customer touches nobody else. Parts are taken over word for word; nothing is written anew.
 *
 * @param open what leads from the value to where the element stands, such as {@code "standby":&#123;}; empty in the value
 * @param close what ends that, the value and the body
 */
record RawBody(JsonSlice entry, JsonSlice value, String open, String close) {
    private static final String CLOSE_ENTRY = "]" + RawEntry.CLOSE;
    private static final String CLOSE_MESSAGES = closing("messages");

    static RawBody of(JsonSlice entry, JsonSlice value, String field) {
        return new RawBody(entry, value, "", field.equals("messages") ? CLOSE_MESSAGES : closing(field));
    }

    private static String closing(String field) {
        return "},\"field\":" + JsonText.quoted(field) + "}" + CLOSE_ENTRY;
    }

    RawBody inside(String innerOpen, String innerClose) {
        return new RawBody(entry, value, open + innerOpen, innerClose + close);
    }

    /**
     * One element of an array.
     *
     * @param time written into the entry when the entry has none, for elements that do not tell theirs
     */
    String element(String array, JsonSlice element, @Nullable JsonSlice contact, @Nullable Long time) {
        StringBuilder json = openValue(time);
        append(json, contact);
        json.append('"').append(array).append("\":[").append(element.json()).append(']');
        return json.append(close).toString();
    }

    /** One member, whole. */
    String member(JsonSlice.Member member, @Nullable JsonSlice contact) {
        StringBuilder json = openValue(null);
        append(json, contact);
        json.append(JsonText.quoted(member.name())).append(':');
        return json.append(member.value().json()).append(close).toString();
    }

    private static void append(StringBuilder json, @Nullable JsonSlice contact) {
        if (contact != null) {
            json.append("\"contacts\":[").append(contact.json()).append("],");
        }
    }

    /** A whole change of an entry. */
    static String change(JsonSlice entry, JsonSlice change, @Nullable Long time) {
        return openChanges(entry, time)
                .append(change.json())
                .append(CLOSE_ENTRY)
                .toString();
    }

    /** A whole change that did not tell its field itself. */
    static String change(JsonSlice entry, String field, JsonSlice value, @Nullable Long time) {
        StringBuilder json = openChanges(entry, time).append("{\"value\":").append(value.json());
        return json.append(",\"field\":")
                .append(JsonText.quoted(field))
                .append('}')
                .append(CLOSE_ENTRY)
                .toString();
    }

    private StringBuilder openValue(@Nullable Long time) {
        StringBuilder json = openChanges(entry, time).append("{\"value\":{\"messaging_product\":\"whatsapp\"");
        appendMetadata(json);
        return json.append(',').append(open);
    }

    /** Of metadata too large to repeat, the account alone: without it, nothing could be replayed. */
    private void appendMetadata(StringBuilder json) {
        JsonSlice metadata = value.get("metadata");
        if (metadata == null || RawEntry.isShareable(metadata)) {
            RawEntry.append(json, "metadata", metadata);
            return;
        }
        JsonSlice id = Place.small(metadata.get("phone_number_id"));
        if (id != null) {
            json.append(",\"metadata\":{\"phone_number_id\":").append(id.json()).append('}');
        }
    }

    private static StringBuilder openChanges(JsonSlice entry, @Nullable Long time) {
        return RawEntry.open(WhatsAppParser.OBJECT, entry, time).append(",\"changes\":[");
    }
}
