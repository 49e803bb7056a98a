package dev.switchboard.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every success looks like: {@code {success, data, [pagination], timestamp, correlationId}}. */
public record Envelope(
        boolean success,
        @Nullable Object data,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Page pagination,
        Instant timestamp,
        String correlationId) {

    /** Answers 200 with the data. */
    public static void ok(Context ctx, @Nullable Object data) {
        answer(ctx, HttpStatus.OK, data, null);
    }

    /** Answers 200 with a list and where it stands. */
    public static void page(Context ctx, Object data, Page pagination) {
        answer(ctx, HttpStatus.OK, data, pagination);
    }

    /** Answers with that status, e.g. 201 or 202. */
    public static void answer(Context ctx, HttpStatus status, @Nullable Object data) {
        answer(ctx, status, data, null);
    }

    private static void answer(Context ctx, HttpStatus status, @Nullable Object data, @Nullable Page pagination) {
        Clock clock = ctx.appData(Server.CLOCK);
        Envelope envelope = new Envelope(true, data, pagination, clock.instant(), Correlation.of(ctx));
        ctx.status(status).contentType("application/json").result(Json.bytes(envelope));
    }
}
