package dev.switchboard.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What every success looks like: {@code {success, data, [pagination], timestamp, correlationId}}. */
public final class Envelope {
    private static final byte[] NOTHING = {};

    private Envelope() {}

    /** Answers 200 with the data; 304 to a read of what the caller has already. */
    public static void ok(Context ctx, @Nullable Object data) {
        answer(ctx, HttpStatus.OK, data, null);
    }

    /** As above, with a list and where it stands. */
    public static void page(Context ctx, Object data, Page pagination) {
        answer(ctx, HttpStatus.OK, data, pagination);
    }

    /** Answers with that status, e.g. 201 or 202. */
    public static void answer(Context ctx, HttpStatus status, @Nullable Object data) {
        answer(ctx, status, data, null);
    }

    private static void answer(Context ctx, HttpStatus status, @Nullable Object data, @Nullable Page page) {
        byte[] content = data == null ? utf8("null") : Json.bytes(data);
        byte[] pagination = page == null ? NOTHING : Json.bytes(page);
        boolean known = Caching.isKnown(ctx, content, pagination);
        ctx.status(known ? HttpStatus.NOT_MODIFIED : status).contentType("application/json");
        if (!known) {
            ctx.result(wrap(ctx, content, pagination));
        }
    }

    /** Around what is JSON already: lists are long, and their tag needs them by themselves. */
    private static byte[] wrap(Context ctx, byte[] content, byte[] pagination) {
        Clock clock = ctx.appData(Server.CLOCK);
        ByteArrayOutputStream body = new ByteArrayOutputStream(content.length + pagination.length + 256);
        body.writeBytes(utf8("{\"success\":true,\"data\":"));
        body.writeBytes(content);
        if (pagination.length > 0) {
            body.writeBytes(utf8(",\"pagination\":"));
            body.writeBytes(pagination);
        }
        body.writeBytes(utf8(",\"timestamp\":\"" + Json.time(clock.instant()) + "\",\"correlationId\":"));
        body.writeBytes(Json.bytes(Correlation.of(ctx)));
        body.write('}');
        return body.toByteArray();
    }

    private static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
