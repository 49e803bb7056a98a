package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.Content;
import org.jspecify.annotations.Nullable;

/** A place on the map; numbers come as numbers and as strings. */
final class LocationContent {
    private LocationContent() {}

    static Content of(@Nullable JsonSlice location) {
        double latitude = number(location, "latitude");
        double longitude = number(location, "longitude");
        return location == null || !Double.isFinite(latitude) || !Double.isFinite(longitude)
                ? new Content.Other("location", null)
                : new Content.Location(
                        latitude,
                        longitude,
                        location.textAt("name"),
                        location.textAt("address"),
                        location.textAt("url"));
    }

    private static double number(@Nullable JsonSlice location, String member) {
        String text = location == null ? null : location.textAt(member);
        try {
            return text == null || text.length() > 64 ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
