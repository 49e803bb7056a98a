package dev.switchboard.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.leads.Rebuild;
import dev.switchboard.leads.Rebuild.Difference;
import dev.switchboard.store.Database;
import dev.switchboard.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the service with {@code kill -9} under load, starts it again on the same data, and compares the ledgers. */
class CrashTest {
    private static final int CUSTOMERS = 12;
    private static final String FAULTS = """
            {"seed": 7,
             "webhook": {"duplicate": 0.1, "shuffle": 0.1, "delay_ms": [0, 100]},
             "graph": {"errors": [{"code": 130429, "rate": 0.001}, {"code": 131000, "rate": 0.01}],
                       "reset": 0.005, "lost_answer": 0.01, "early": 0.1, "slow_ms": [0, 20]}}
            """;

    @TempDir
    Path data;

    private final AtomicReference<ServiceProcess> service = new AtomicReference<>();

    @AfterEach
    void stop() {
        service.get().close();
    }

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_answered_twice_over_5_kills() {
        crash(5, 1, 200, 1_500);
    }

    @Test
    @Tag("nightly")
    void nothing_acknowledged_is_lost_and_nothing_is_answered_twice_over_20_kills() {
        crash(20, 2, 200, 1_500);
    }

    @Test
    void nothing_is_lost_or_doubled_over_5_kills_with_faults_everywhere() throws IOException {
        crashWithFaults(5, 3, 1_000, 2_000);
    }

    /** Few sends are left in the dark: only those whose connection stood at the very moment of a kill. */
    @Test
    @Tag("nightly")
    void nothing_is_lost_or_doubled_over_100_kills_with_faults_everywhere() throws IOException {
        Result result = crashWithFaults(100, 4, 2_000, 5_000);
        assertThat(result.uncertain()).isLessThan(result.acknowledged() / 100);
    }

    @Test
    void a_service_told_to_stop_finishes_what_runs_and_ends_with_0() {
        service.set(ServiceProcess.start(data));
        Writers writers = new Writers(CUSTOMERS, () -> service.get().address());
        Awaitility.await().until(() -> writers.acknowledged().size() == CUSTOMERS);
        assertThat(service.get().terminate()).isZero();
        Ledgers ledgers = new Ledgers(data);
        assertThat(ledgers.store("SELECT message_id FROM messages WHERE delivery_status = 1"))
                .isEmpty();
        service.set(ServiceProcess.start(data));
        writers.close();
        ledgers.compare(writers.acknowledged(), 0);
        service.get().terminate();
    }

    /** Longer than a write waits for the lock, so that webhooks are refused and settlements wait. */
    @Test
    void nothing_is_lost_or_doubled_while_another_process_locks_the_store() throws SQLException {
        service.set(ServiceProcess.start(data));
        Writers writers = new Writers(CUSTOMERS, () -> service.get().address());
        Awaitility.await().until(() -> writers.acknowledged().size() == CUSTOMERS);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("switchboard.db"))) {
            other.createStatement().execute("PRAGMA busy_timeout=5000");
            other.createStatement().execute("BEGIN EXCLUSIVE");
            await(Duration.ofMillis(3_000));
            other.createStatement().execute("ROLLBACK");
        }
        await(Duration.ofMillis(500));
        writers.close();
        assertThat(new Ledgers(data).compare(writers.acknowledged(), 0)).isZero();
        assertThat(service.get().terminate()).isZero();
    }

    private record Result(int acknowledged, int uncertain) {}

    private Result crashWithFaults(int kills, long seed, int shortest, int longest) throws IOException {
        Path faults = Files.writeString(data.resolve("faults.json"), FAULTS);
        try (FaultyAgent agent = new FaultyAgent(seed)) {
            return crash(kills, seed, shortest, longest, "--faults", faults.toString(), "--agent", agent.url());
        }
    }

    private Result crash(int kills, long seed, int shortest, int longest, String... options) {
        Random random = new Random(seed);
        service.set(ServiceProcess.start(data, options));
        Writers writers = new Writers(CUSTOMERS, () -> service.get().address());
        for (int i = 0; i < kills; i++) {
            await(Duration.ofMillis(random.nextInt(shortest, longest)));
            service.get().kill();
            service.set(ServiceProcess.start(data, options));
        }
        writers.close();
        int uncertain = new Ledgers(data).compare(writers.acknowledged(), kills);
        assertThat(service.get().terminate()).isZero();
        requireNothingToRebuild();
        return new Result(
                writers.acknowledged().values().stream().mapToInt(List::size).sum(), uncertain);
    }

    /** What lists and totals are read from agrees with the messages. */
    private void requireNothingToRebuild() {
        List<Difference> differences = new ArrayList<>();
        try (Database store = Database.open(StoreOptions.of(data.resolve("switchboard.db")))) {
            new Rebuild(store).check(differences::add);
        }
        assertThat(differences).isEmpty();
    }

    /** The moment of a kill is a time, not an event to wait for. */
    private static void await(Duration duration) {
        Awaitility.await().pollDelay(duration).atMost(duration.plusMinutes(1)).until(() -> true);
    }
}
