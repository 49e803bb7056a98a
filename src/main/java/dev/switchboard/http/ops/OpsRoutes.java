package dev.switchboard.http.ops;

import dev.switchboard.http.Access;
import dev.switchboard.http.ApiException;
import dev.switchboard.http.Envelope;
import dev.switchboard.http.Routes;
import dev.switchboard.ops.HealthCheck;
import dev.switchboard.ops.Metrics;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class OpsRoutes implements Routes {
    private final List<HealthCheck> checks;
    private final Metrics metrics;
    private final Access scrapers;

    /**
     * @param checks all of them must pass for the process to be ready
     * @param scrapers who may read the metrics, which tell how busy an installation is: anyone where only this machine
     *     can connect, else who runs it
     */
    public OpsRoutes(List<HealthCheck> checks, Metrics metrics, Access scrapers) {
        this.checks = List.copyOf(checks);
        this.metrics = metrics;
        this.scrapers = scrapers;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/health/live", ctx -> Envelope.ok(ctx, Map.of("status", "live")), Access.PUBLIC);
        routes.get("/health/ready", this::ready, Access.PUBLIC);
        routes.get("/metrics", this::scrape, scrapers);
    }

    private void ready(Context ctx) {
        List<String> failing = checks.stream()
                .filter(check -> !check.isPassing())
                .map(HealthCheck::name)
                .toList();
        if (!failing.isEmpty()) {
            throw new ApiException(HttpStatus.SERVICE_UNAVAILABLE, "Not ready: " + String.join(", ", failing));
        }
        Map<String, String> passed = new LinkedHashMap<>();
        checks.forEach(check -> passed.put(check.name(), "ok"));
        Envelope.ok(ctx, new Ready("ready", passed));
    }

    private record Ready(String status, Map<String, String> checks) {}

    private void scrape(Context ctx) {
        ctx.result(metrics.scrape()).contentType(Metrics.CONTENT_TYPE);
    }
}
