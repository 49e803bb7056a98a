package dev.switchboard.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** A file of ours, the same for everybody. Where nothing else is said, only our own files may run in a page of it. */
public final class StaticFile {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> PAGE =
            Map.of("Content-Security-Policy", POLICY, "Referrer-Policy", "no-referrer", "Cache-Control", "no-cache");

    private final byte[] content;
    private final String type;
    private final Map<String, String> headers;
    private final String opaque;

    /** @param type with its charset */
    public StaticFile(byte[] content, String type) {
        this(content, type, PAGE);
    }

    /**
     * One that is not for our own pages.
     *
     * @param headers who may use it and how long it may be kept
     */
    public StaticFile(byte[] content, String type, Map<String, String> headers) {
        this.content = content.clone();
        this.type = type;
        this.headers = Map.copyOf(headers);
        this.opaque = Caching.opaque(content);
    }

    /** The file of that name in the jar. */
    public static StaticFile read(String resource, String type) {
        try (InputStream file = StaticFile.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("not in the jar: " + resource);
            }
            return new StaticFile(file.readAllBytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it holds. */
    public byte[] content() {
        return content.clone();
    }

    /** Answers with it, or with 304 to who has it already. */
    public void send(Context ctx) {
        headers.forEach(ctx::header);
        ctx.header("X-Content-Type-Options", "nosniff").contentType(type);
        if (Caching.has(ctx, opaque)) {
            ctx.status(HttpStatus.NOT_MODIFIED);
        } else {
            ctx.result(content);
        }
    }
}
