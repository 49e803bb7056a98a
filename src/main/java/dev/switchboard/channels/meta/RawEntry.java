package dev.switchboard.channels.meta;

import org.jspecify.annotations.Nullable;

/** Writes a part of an entry as a webhook body of its own, in Meta's shape. Parts are taken over word for word. */
public final class RawEntry {
    /** Ends what {@link #open} began. */
    public static final String CLOSE = "}]}";

    /**
     * When an entry came that does not tell a time: a member of ours, and no platform's, because a webhook that is
     * delivered again came at another time and is the same all the same.
     */
    public static final String RECEIVED = "received";

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
     * @param time when it came, for what does not tell its time; null for what does
     */
    public static StringBuilder open(String object, JsonSlice entry, @Nullable Long time) {
        JsonSlice id = entry.get("id");
        StringBuilder json = new StringBuilder(1024);
        json.append("{\"object\":\"").append(object).append("\",\"entry\":[{\"id\":");
        json.append(id == null || !isShareable(id) ? "null" : id.json());
        append(json, "time", shareable(entry.get("time")));
        Long kept = time != null ? time : Times.millis(entry, RECEIVED);
        if (kept != null) {
            json.append(",\"").append(RECEIVED).append("\":").append(kept.longValue());
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
