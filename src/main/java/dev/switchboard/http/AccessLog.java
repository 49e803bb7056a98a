package dev.switchboard.http;

import io.javalin.http.Context;
import io.javalin.http.RequestLogger;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per answer, by route pattern: paths and queries name customers. */
final class AccessLog implements RequestLogger {
    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

    private final RequestObserver observer;

    AccessLog(RequestObserver observer) {
        this.observer = observer;
    }

    @Override
    public void handle(Context ctx, Float millis) {
        String method = Methods.of(ctx);
        String route = Errors.route(ctx);
        log.debug(
                "http.answered method={} route={} status={} took_ms={}",
                method,
                route,
                ctx.statusCode(),
                millis.longValue());
        Duration took = Duration.ofNanos((long) (millis * 1_000_000));
        observer.answered(method, route, ctx.statusCode(), Streaming.waited(ctx, took));
    }
}
