package dev.switchboard.http.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.Access;
import dev.switchboard.http.Api;
import dev.switchboard.ops.HealthCheck;
import dev.switchboard.ops.Metrics;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpsRoutesTest {
    private final AtomicBoolean storeWorks = new AtomicBoolean(true);
    private final Metrics metrics = new Metrics();
    private Api api;

    @BeforeEach
    void serve() {
        List<HealthCheck> checks =
                List.of(new HealthCheck("store", storeWorks::get), new HealthCheck("queue", this::queueWorks));
        api = new Api(List.of(new OpsRoutes(checks, metrics, Access.PUBLIC)), metrics.http()::answered);
    }

    @AfterEach
    void stop() {
        api.close();
        metrics.close();
    }

    private boolean queueWorks() {
        if (!storeWorks.get()) {
            throw new IllegalStateException("no store");
        }
        return true;
    }

    @Test
    void a_process_that_answers_is_live() {
        assertThat(api.json(200, "/health/live").at("/data/status").asText()).isEqualTo("live");
    }

    @Test
    void it_is_ready_when_every_check_passes() {
        JsonNode data = api.json(200, "/health/ready").get("data");

        assertThat(data).hasToString("{\"status\":\"ready\",\"checks\":{\"store\":\"ok\",\"queue\":\"ok\"}}");
    }

    @Test
    void it_is_not_ready_when_a_check_fails_or_breaks() {
        storeWorks.set(false);

        JsonNode error = api.json(503, "/health/ready");

        assertThat(error.get("error").asText()).isEqualTo("Service Unavailable");
        assertThat(error.get("message").asText()).isEqualTo("Not ready: store, queue");
    }

    @Test
    void metrics_tell_of_the_machine_and_of_answers_by_route() {
        api.get("/health/live");
        api.get("/nowhere/918979556941");

        HttpResponse<String> scrape = api.get("/metrics");

        assertThat(scrape.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(scrape.body())
                .contains("jvm_memory_used_bytes", "jvm_gc_", "jvm_threads_live", "jvm_classes_loaded")
                .contains("system_cpu_count", "process_uptime_seconds")
                .contains("http_server_requests_seconds_count{method=\"GET\",route=\"/health/live\",status=\"200\"} 1")
                .contains("route=\"unmatched\",status=\"404\"")
                .doesNotContain("918979556941");
    }
}
