package dev.switchboard.conversations;

import dev.switchboard.message.Content;
import org.jspecify.annotations.Nullable;

/** How content lies in the store: its kind, its words, and JSON for what words do not hold. */
final class ContentJson {
    private ContentJson() {}

    /** The JSON beside the text; null when the text says it all. */
    static @Nullable String write(Content content) {
        return switch (content) {
            case Content.Text text -> null;
        };
    }

    static Content read(String type, @Nullable String text, @Nullable String json) {
        return switch (type) {
            case "text" -> new Content.Text(text == null ? "" : text);
            default -> throw new IllegalStateException("no content of type " + type);
        };
    }
}
