package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;

/** The one picture behind every media id. */
final class MediaStore {
    static final String PATH = "/sandbox/media/";

    private static final String FILE = "/sandbox/photo.png";
    private static final long LIFE_MILLIS = Duration.ofMinutes(5).toMillis();

    private static final byte[] PICTURE = load();

    byte[] picture() {
        return bytes();
    }

    /** What is behind every media id. */
    static byte[] bytes() {
        return PICTURE.clone();
    }

    /** What the Graph API tells of a medium. Its address works for five minutes. */
    ObjectNode describe(GraphCall call, long now) {
        return MetaJson.object()
                .put("messaging_product", "whatsapp")
                .put("url", call.origin() + PATH + call.id() + "?ext=" + (now + LIFE_MILLIS))
                .put("mime_type", "image/png")
                .put("sha256", Base64.getEncoder().encodeToString(MetaIds.sha256(PICTURE)))
                .put("file_size", PICTURE.length)
                .put("id", call.id());
    }

    /** Whether an address that ends then still works. */
    static boolean isAlive(String ends, long now) {
        return ends.matches("\\d{1,15}") && now <= Long.parseLong(ends);
    }

    private static byte[] load() {
        try (InputStream file = Objects.requireNonNull(MediaStore.class.getResourceAsStream(FILE))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
