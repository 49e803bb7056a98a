package dev.switchboard.channels.meta;

import org.jspecify.annotations.Nullable;

/** Writes a part of an entry as a webhook body of its own, in Meta's shape. Parts are taken over word for word. */
public final class RawEntry {
    /** Ends what {@link #open} began. */
    public static final String CLOSE = "}]}";

    private static final int MOST_SHARED = 16_384;

    private RawEntry() {}

    /** False for a part so large that repeating it in every slice of a batch would multiply the body. */
    public static boolean isShareable(JsonSlice part) {
        return part.length() <= MOST_SHARED;
    }

    /** The whole entry. */
    public static String whole(String object, JsonSlice entry) {
        return "{\"object\":\"" + object + "\",\"entry\":[" + entry.json() + "]}";
    }

    /**
     * A body up to the members of its entry that are not its id and time.
     *
     * @param time written instead of the entry's own; null to leave it
     */
    public static StringBuilder open(String object, JsonSlice entry, @Nullable Long time) {
        JsonSlice id = entry.get("id");
        StringBuilder json = new StringBuilder(1024);
        json.append("{\"object\":\"").append(object).append("\",\"entry\":[{\"id\":");
        json.append(id == null || !isShareable(id) ? "null" : id.json());
        if (time == null) {
            append(json, "time", shareable(entry.get("time")));
        } else {
            json.append(",\"time\":").append(time.longValue());
        }
        return json;
    }

    private static @Nullable JsonSlice shareable(@Nullable JsonSlice part) {
        return part != null && isShareable(part) ? part : null;
    }

    /** A further member, unless it is null. */
    public static void append(StringBuilder json, String name, @Nullable JsonSlice part) {
        if (part != null) {
            json.append(",\"").append(name).append("\":").append(part.json());
        }
    }
}
