package dev.switchboard.http.webchat;

import dev.switchboard.store.Sha256;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * The widget's script: one file, the same for every site and every page, without the indentation and the comments that
 * people read it by.
 */
final class WidgetFile {
    private static final String PATH = "/channels/webchat/widget/widget.js";

    private final byte[] script;
    private final String tag;

    WidgetFile() {
        script = load();
        tag = '"' + HexFormat.of().formatHex(Sha256.of(script), 0, 8) + '"';
    }

    void serve(Context ctx) {
        ctx.header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "public, max-age=3600")
                .header("ETag", tag);
        String known = ctx.header("If-None-Match");
        if (known != null && known.contains(tag)) {
            ctx.status(HttpStatus.NOT_MODIFIED);
        } else {
            ctx.contentType("text/javascript; charset=utf-8").result(script);
        }
    }

    private static byte[] load() {
        try (InputStream in = WidgetFile.class.getResourceAsStream(PATH)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + PATH);
            }
            return bare(new String(in.readAllBytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(PATH, e);
        }
    }

    /** The source is written so that this changes nothing: no line of it begins with {@code //} but comments. */
    private static String bare(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
