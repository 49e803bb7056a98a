package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.config.Settings;
import dev.switchboard.http.Json;
import dev.switchboard.http.OpenApi;
import dev.switchboard.http.users.ReferenceData;
import dev.switchboard.leads.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is asked: no answer is our fault, and every one has the shape that is written down. */
class FuzzTest {
    private static final List<String> ERROR = List.of("error", "message", "timestamp", "correlationId");

    @TempDir
    static Path folder;

    private static App app;

    @BeforeAll
    static void open() {
        try (Rows rows = new Rows(folder)) {
            ReferenceData.into(rows);
        }
        app = new App(
                Settings.of(Map.of(
                        "server.port",
                        "0",
                        "data_dir",
                        folder.toString(),
                        "auth",
                        "open",
                        "limits.leads_reads_per_minute",
                        "0",
                        "limits.writes_per_minute",
                        "1000000",
                        "store.query_max_ms",
                        "60000")),
                SandboxUsers.all(),
                Clock.systemUTC(),
                Extras.NONE);
        app.start();
    }

    @AfterAll
    static void close() {
        app.close();
    }

    @Test
    void two_thousand_strange_requests_are_answered_in_shape() {
        fuzz(2_000, 6);
    }

    @Test
    @Tag("nightly")
    void a_hundred_thousand_strange_requests_are_answered_in_shape() {
        fuzz(100_000, System.nanoTime());
    }

    private static void fuzz(int requests, long seed) {
        Gibberish gibberish = new Gibberish(seed);
        List<String> faults = new ArrayList<>();
        try (Wire wire = new Wire(app.address())) {
            for (int i = 0; i < requests && faults.size() < 20; i++) {
                Gibberish.Request request = gibberish.next();
                Wire.Answer answer = wire.ask(request.method(), request.bytes());
                faults.addAll(faults(request, answer));
            }
        }
        assertThat(faults).as("seed " + seed).isEmpty();
    }

    private static List<String> faults(Gibberish.Request request, Wire.Answer answer) {
        boolean bodiless = request.method().equals("HEAD") || answer.status() == 204 || answer.status() == 304;
        if (answer.status() >= 500) {
            return List.of(request + " is " + answer.status());
        }
        if (answer.headers().firstValue("X-Correlation-Id").isEmpty()) {
            return List.of(request + " has no correlation id");
        }
        if (bodiless) {
            return List.of();
        }
        if (answer.status() >= 400 && !isError(answer.body())) {
            return List.of(request + " " + answer.status() + ": " + answer.body());
        }
        return OpenApi.document()
                .faults(request.method(), request.target(), answer.status(), answer.headers(), answer.body())
                .stream()
                .map(fault -> request + " " + answer.status() + ": " + fault)
                .toList();
    }

    private static boolean isError(String body) {
        List<String> names = new ArrayList<>();
        try {
            JsonNode error = Json.MAPPER.readTree(body);
            error.fieldNames().forEachRemaining(names::add);
        } catch (IOException e) {
            return false;
        }
        names.remove("code"); // which only the chat's errors have
        return names.equals(ERROR);
    }
}
