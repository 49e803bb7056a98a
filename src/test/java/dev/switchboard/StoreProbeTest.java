package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that takes nothing is told by readiness and in the log, and mends without a restart. */
class StoreProbeTest {
    private static final String CUSTOMER = "918979556941";

    @TempDir
    Path data;

    private Service service;

    @BeforeEach
    void open() {
        service = new Service(data, Map.of("store.max_size_mb", "2"));
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void a_full_store_is_not_ready_refuses_what_it_cannot_keep_and_mends_by_itself() throws SQLException {
        assertThat(ready()).isEqualTo(200);
        try (LogCapture log = new LogCapture(Level.INFO)) {
            int refused = 0;
            for (int i = 0; refused < 20; i++) {
                refused += post(i) == 503 ? 1 : 0;
            }
            assertThat(ready()).isEqualTo(503);
            makeRoom();
            Service.await().until(() -> ready() == 200);
            assertThat(post(1_000_000)).isEqualTo(200);
            assertThat(log.text().lines().filter(line -> line.contains("store.unavailable")))
                    .hasSizeBetween(1, 3); // told again every ten seconds
            assertThat(log.text()).contains("store.available");
        }
    }

    @Test
    void a_locked_store_is_not_ready_until_it_is_let_go() throws SQLException {
        try (Connection other = connect()) {
            other.createStatement().execute("BEGIN EXCLUSIVE");
            assertThat(ready()).isEqualTo(503);
            assertThat(post(1)).isEqualTo(503);
            other.createStatement().execute("ROLLBACK");
        }
        assertThat(ready()).isEqualTo(200);
        assertThat(post(1)).isEqualTo(200);
    }

    private int ready() {
        return service.get("/health/ready").statusCode();
    }

    private int post(int number) {
        return service.post(WhatsAppBody.text(CUSTOMER, "wamid." + number, "x".repeat(4_000)))
                .statusCode();
    }

    private void makeRoom() throws SQLException {
        try (Connection other = connect()) {
            other.createStatement().execute("PRAGMA busy_timeout=5000");
            other.createStatement().execute("DELETE FROM raw_events");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("switchboard.db"));
    }
}
