package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.message.Content;
import dev.switchboard.message.Content.Attachment;
import dev.switchboard.message.Content.Media;
import dev.switchboard.message.Content.MediaKind;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one of the {@code attachments} of a message. New types keep coming, and the {@code payload} may be absent or
 * hold anything.
 */
final class Attachments {
    private Attachments() {}

    static Content read(JsonSlice attachment) {
        return read(attachment, null);
    }

    /** @param text what was written beside it, when it is the only one */
    static Content read(JsonSlice attachment, @Nullable String text) {
        String type = type(attachment);
        return switch (type) {
            case "image" -> media(isSticker(attachment) ? MediaKind.STICKER : MediaKind.IMAGE, attachment, text);
            case "sticker" -> media(MediaKind.STICKER, attachment, text);
            case "video" -> media(MediaKind.VIDEO, attachment, text);
            case "audio" -> media(MediaKind.AUDIO, attachment, text);
            case "file" -> media(MediaKind.DOCUMENT, attachment, text);
            case "story_mention" -> new Content.StoryMention(at(attachment, "url"), text);
            case "unsupported_type" -> new Content.Other(type, text);
            case "location" -> Locations.read(attachment, text);
            default -> reference(type, attachment, text);
        };
    }

    /** Something of the platform's own, or of a type to come. */
    static Attachment reference(String type, JsonSlice attachment, @Nullable String text) {
        String id = first(attachment, "story_media_id", "reel_video_id", "ig_post_media_id", "id");
        String url = first(attachment, "url", "story_media_url");
        return new Attachment(type, id, url, title(attachment), text);
    }

    private static Media media(MediaKind kind, JsonSlice attachment, @Nullable String text) {
        return new Media(kind, at(attachment, "id"), at(attachment, "url"), null, null, text, null, false);
    }

    private static String type(JsonSlice attachment) {
        String type = attachment.textAt("type");
        return type == null ? "unknown" : JsonText.word(type.toLowerCase(Locale.ROOT));
    }

    /** Messenger's stickers were images until August 2026. */
    private static boolean isSticker(JsonSlice attachment) {
        return attachment.textAt("payload", "sticker_id") != null;
    }

    private static @Nullable String title(JsonSlice attachment) {
        String title = at(attachment, "title");
        return title != null ? title : TemplateTitle.of(attachment);
    }

    private static @Nullable String first(JsonSlice attachment, String... names) {
        return Stream.of(names)
                .map(name -> at(attachment, name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** In the payload; a fallback has it beside. */
    private static @Nullable String at(JsonSlice attachment, String name) {
        String inside = attachment.textAt("payload", name);
        return inside != null ? inside : attachment.textAt(name);
    }
}
