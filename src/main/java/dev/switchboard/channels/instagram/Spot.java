package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.channels.meta.RawEntry;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where in an entry something stood: what it is wrapped in when it is kept alone.
 *
 * @param kept all that follows the entry's id and time, word for word; null to keep the entry as it is
 */
record Spot(Entry entry, @Nullable String kept) {

    /** Elements of a list of the entry. */
    static Spot inList(Entry entry, String list, List<JsonSlice> elements) {
        String opening = "," + JsonText.quoted(list) + ":[";
        return new Spot(entry, elements.stream().map(JsonSlice::json).collect(Collectors.joining(",", opening, "]")));
    }

    /** Whole members of the entry. */
    static Spot members(Entry entry, List<JsonSlice.Member> members) {
        return new Spot(
                entry,
                members.stream()
                        .map(member -> "," + JsonText.quoted(member.name()) + ":"
                                + member.value().json())
                        .collect(Collectors.joining()));
    }

    /** The field and value that stand in the entry itself. */
    static Spot bare(Entry entry) {
        StringBuilder json = new StringBuilder();
        RawEntry.append(json, "field", entry.json().get("field"));
        RawEntry.append(json, "value", entry.json().get("value"));
        return new Spot(entry, json.toString());
    }

    /** The whole entry. */
    static Spot whole(Entry entry) {
        return new Spot(entry, null);
    }

    /**
     * A webhook body with this alone.
     *
     * @param time written into the entry, for what does not tell its own
     */
    String raw(@Nullable Long time) {
        if (kept == null) {
            return RawEntry.whole(entry.object(), entry.json());
        }
        return RawEntry.open(entry.object(), entry.json(), time)
                .append(kept)
                .append(RawEntry.CLOSE)
                .toString();
    }
}
