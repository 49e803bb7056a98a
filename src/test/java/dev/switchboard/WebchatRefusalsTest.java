package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a visitor is told when it does not go on. */
class WebchatRefusalsTest {
    @TempDir
    Path data;

    private Service service;

    @BeforeEach
    void open() {
        service = new Service(data);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void a_store_that_cannot_be_written_is_told_to_the_visitor_and_to_the_operator() throws SQLException {
        Visitor visitor = new Visitor(service.address(), "demo-site").begun();
        HttpResponse<String> refused;
        try (LogCapture log = new LogCapture(Level.INFO)) {
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("switchboard.db"))) {
                other.createStatement().execute("BEGIN IMMEDIATE");
                refused = visitor.say("m1", "Hello");
                other.createStatement().execute("ROLLBACK");
            }
            assertThat(log.lines("http.store_unavailable"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.path("route").asText()).isEqualTo("/webchat/{site}/messages"));
        }
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        assertThat(Visitor.json(refused).path("code").asText()).isEqualTo("unavailable");
        assertThat(service.get("/metrics").body().lines())
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("route=\"/webchat/{site}/messages\"")
                        && line.contains("status=\"503\""));
        assertThat(visitor.say("m1", "Hello").statusCode()).isEqualTo(201);
    }
}
