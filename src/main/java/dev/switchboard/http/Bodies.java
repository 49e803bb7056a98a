package dev.switchboard.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads request bodies up to a limit of the route's own, whatever {@code Content-Length} says. */
public final class Bodies {
    private static final int PART = 8_192;

    private Bodies() {}

    /**
     * The raw bytes of the body.
     *
     * @throws ApiException 413 when there are more than {@code maxBytes}, 408 when they come too slowly; the rest is
     *     not read
     */
    public static byte[] read(Context ctx, int maxBytes) {
        if (ctx.req().getContentLengthLong() > maxBytes) {
            throw tooLarge(maxBytes);
        }
        byte[] bytes = take(ctx, maxBytes);
        if (bytes.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return bytes;
    }

    /**
     * The body as JSON.
     *
     * @throws ApiException 413 as above, 400 when it is no JSON, not of that type, or the literal {@code null}
     */
    public static <T> T json(Context ctx, Class<T> type, int maxBytes) {
        return parse(read(ctx, maxBytes), type);
    }

    /** The same of a body that was read already. */
    public static <T> T parse(byte[] bytes, Class<T> type) {
        try {
            T value = Json.MAPPER.readValue(bytes, type);
            if (value == null) {
                throw ApiException.badRequest("The body must not be null");
            }
            return value;
        } catch (JsonParseException e) {
            throw ApiException.badRequest(
                    "The body is not JSON (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")");
        } catch (JsonMappingException e) {
            throw ApiException.badRequest("The body does not have the expected form" + where(e));
        } catch (IOException e) {
            throw ApiException.badRequest("The body is not JSON");
        }
    }

    private static String where(JsonMappingException e) {
        return e.getPath().isEmpty() ? "" : " at " + e.getPath().getFirst().getFieldName();
    }

    private static byte[] take(Context ctx, int maxBytes) {
        try {
            return take(ctx.bodyInputStream(), partOf(ctx), maxBytes, ctx.appData(Server.PATIENCE));
        } catch (IOException e) {
            throw ApiException.badRequest("The body ended before it was complete");
        }
    }

    /** Most bodies are much smaller than a part may be. */
    private static int partOf(Context ctx) {
        long length = ctx.req().getContentLengthLong();
        return length < 0 ? PART : (int) Math.clamp(length, 1, PART);
    }

    /** Silence ends by the connection's own timeout; a byte now and then ends here. */
    private static byte[] take(InputStream in, int size, int maxBytes, Duration patience) throws IOException {
        long begin = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream(size);
        byte[] part = new byte[size];
        for (int read = 0; read >= 0 && body.size() <= maxBytes; ) {
            body.write(part, 0, read);
            if (System.nanoTime() - begin > patience.toNanos()) {
                throw new ApiException(HttpStatus.REQUEST_TIMEOUT, "The body took too long to arrive");
            }
            read = in.read(part, 0, Math.min(part.length, maxBytes + 1 - body.size()));
        }
        return body.toByteArray();
    }

    private static ApiException tooLarge(int maxBytes) {
        return new ApiException(HttpStatus.CONTENT_TOO_LARGE, "The body must not exceed " + maxBytes + " bytes");
    }
}
