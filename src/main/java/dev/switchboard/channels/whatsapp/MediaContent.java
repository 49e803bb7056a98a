package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.Content;
import dev.switchboard.message.Content.Media;
import dev.switchboard.message.Content.MediaKind;
import org.jspecify.annotations.Nullable;

/** Files. One whose download failed comes without an id, and with errors beside it. */
final class MediaContent {
    private MediaContent() {}

    static Content of(@Nullable JsonSlice media, MediaKind kind) {
        return media == null ? new Media(kind, null, null, null, null, null, null, false) : read(media, kind);
    }

    /** Push-to-talk says so. */
    static Content ofAudio(@Nullable JsonSlice audio) {
        return of(audio, audio != null && audio.isTrue("voice") ? MediaKind.VOICE : MediaKind.AUDIO);
    }

    /** What is received has a {@code url}; what was sent, and is shown to us as a standby copy, has a {@code link}. */
    private static Content read(JsonSlice media, MediaKind kind) {
        return new Media(
                kind,
                media.textAt("id"),
                Person.either(media.textAt("url"), media.textAt("link")),
                media.textAt("mime_type"),
                media.textAt("sha256"),
                media.textAt("caption"),
                media.textAt("filename"),
                media.isTrue("animated"));
    }
}
