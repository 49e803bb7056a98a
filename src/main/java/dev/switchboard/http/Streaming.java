package dev.switchboard.http;

import io.javalin.http.Context;
import java.time.Duration;

/** Answers that go on for as long as somebody listens. What is measured of them is how soon they began. */
public final class Streaming {
    private static final String BEGAN = "dev.switchboard.began_nanos";

    private Streaming() {}

    /** Makes the answer an event stream, which proxies must pass on as it comes. */
    public static void begin(Context ctx) {
        ctx.attribute(BEGAN, System.nanoTime());
        ctx.disableCompression();
        ctx.status(200).contentType("text/event-stream").header("X-Accel-Buffering", "no");
    }

    /** How long the caller waited for an answer that ends now. @param took as a whole */
    static Duration waited(Context ctx, Duration took) {
        Long began = ctx.attribute(BEGAN);
        Duration waited = began == null ? took : took.minusNanos(System.nanoTime() - began);
        return waited.isNegative() ? Duration.ZERO : waited;
    }
}
