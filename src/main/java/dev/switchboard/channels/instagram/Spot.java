package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.channels.meta.RawEntry;
import org.jspecify.annotations.Nullable;

/**
 * Where in an entry something stood: what it is wrapped in when it is kept alone.
 *
 * @param before what opens the wrapping, after the entry's id and time
 * @param kept the part that is kept, word for word
 * @param after what closes the wrapping
 */
record Spot(JsonSlice entry, String before, String kept, String after) {

    /** An element of a list of the entry. */
    static Spot inList(JsonSlice entry, String list, JsonSlice element) {
        return new Spot(entry, ",\"" + list + "\":[", element.json(), "]");
    }

    /** A whole member of the entry. */
    static Spot member(JsonSlice entry, JsonSlice.Member member) {
        return new Spot(
                entry,
                "," + JsonText.quoted(member.name()) + ":",
                member.value().json(),
                "");
    }

    /** The field and value that stand in the entry itself. */
    static Spot bare(JsonSlice entry) {
        StringBuilder json = new StringBuilder();
        RawEntry.append(json, "field", entry.get("field"));
        RawEntry.append(json, "value", entry.get("value"));
        return new Spot(entry, "", json.toString(), "");
    }

    /**
     * A webhook body with this alone.
     *
     * @param time written into the entry, for what does not tell its own
     */
    String raw(@Nullable Long time) {
        return RawEntry.open(InstagramParser.OBJECT, entry, time)
                .append(before)
                .append(kept)
                .append(after)
                .append(RawEntry.CLOSE)
                .toString();
    }
}
