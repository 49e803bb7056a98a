package dev.switchboard.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Answers of the API. */
public final class HttpMetrics {
    private final Family<Timer> requests;

    HttpMetrics(MeterRegistry registry) {
        requests = Family.timers(
                registry, "http.server.requests", "answers of the API", Buckets.ANSWERS, "method", "route", "status");
    }

    /** One answer; {@code route} is the pattern, never the path. */
    public void answered(String method, String route, int status, Duration took) {
        requests.of(method, route, Integer.toString(status)).record(took);
    }
}
