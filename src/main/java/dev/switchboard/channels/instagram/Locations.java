package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.Content;
import org.jspecify.annotations.Nullable;

/** Reads a {@code location}: Messenger's, and Instagram's should it come. */
final class Locations {
    private Locations() {}

    static Content read(JsonSlice attachment, @Nullable String text) {
        Double latitude = number(attachment.textAt("payload", "coordinates", "lat"));
        Double longitude = number(attachment.textAt("payload", "coordinates", "long"));
        if (latitude == null || longitude == null) {
            return Attachments.reference("location", attachment, text);
        }
        String title = attachment.textAt("title");
        return new Content.Location(latitude, longitude, title != null ? title : text, null, attachment.textAt("url"));
    }

    private static @Nullable Double number(@Nullable String text) {
        try {
            double number = text == null || text.length() > 40 ? Double.NaN : Double.parseDouble(text);
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
