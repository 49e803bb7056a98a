package dev.switchboard.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the service with {@code kill -9} under load, starts it again on the same data, and compares the ledgers. */
class CrashTest {
    private static final int CUSTOMERS = 12;

    @TempDir
    Path data;

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_answered_twice_over_5_kills() {
        crash(5, 1);
    }

    @Test
    @Tag("nightly")
    void nothing_acknowledged_is_lost_and_nothing_is_answered_twice_over_20_kills() {
        crash(20, 2);
    }

    @Test
    void a_service_told_to_stop_finishes_what_runs_and_ends_with_0() {
        ServiceProcess service = ServiceProcess.start(data);
        AtomicReference<ServiceProcess> current = new AtomicReference<>(service);
        Writers writers = new Writers(CUSTOMERS, () -> current.get().address());
        Awaitility.await().until(() -> writers.acknowledged().size() == CUSTOMERS);
        assertThat(service.terminate()).isZero();
        assertThat(texts("SELECT message_id FROM messages WHERE delivery_status = 1"))
                .isEmpty();
        current.set(ServiceProcess.start(data));
        writers.close();
        compareLedgers(writers.acknowledged(), 0);
        current.get().terminate();
    }

    private void crash(int kills, long seed) {
        Random random = new Random(seed);
        AtomicReference<ServiceProcess> service = new AtomicReference<>(ServiceProcess.start(data));
        Writers writers = new Writers(CUSTOMERS, () -> service.get().address());
        for (int i = 0; i < kills; i++) {
            await(Duration.ofMillis(random.nextInt(200, 1_500)));
            service.get().kill();
            service.set(ServiceProcess.start(data));
        }
        writers.close();
        compareLedgers(writers.acknowledged(), kills);
        assertThat(service.get().terminate()).isZero();
    }

    /** The moment of a kill is a time, not an event to wait for. */
    private static void await(Duration duration) {
        Awaitility.await().pollDelay(duration).atMost(duration.plusSeconds(5)).until(() -> true);
    }

    private void compareLedgers(Map<String, List<String>> acknowledged, int kills) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> texts("SELECT lane FROM lanes WHERE kind IN ('relay', 'delivery')")
                                .isEmpty()
                        && owedReceipts().isEmpty());
        int messages = 0;
        int uncertain = 0;
        for (Map.Entry<String, List<String>> customer : acknowledged.entrySet()) {
            messages += customer.getValue().size();
            int unknown = compare(customer.getKey(), customer.getValue());
            // A conversation sends one message at a time: a kill can leave no more than that one in the dark.
            assertThat(unknown).isLessThanOrEqualTo(kills);
            uncertain += unknown;
        }
        System.out.printf("crash: %d messages acknowledged, %d sends uncertain%n", messages, uncertain);
    }

    /** @return how many of our sends to the customer nobody can tell the fate of */
    private int compare(String customer, List<String> acknowledged) {
        List<String> stored = ofLead("text", customer, "m.sender = 'user'");
        // One more may be stored than was acknowledged: the process died between the commit and the answer.
        assertThat(stored).startsWith(acknowledged.toArray(String[]::new));
        assertThat(stored).doesNotHaveDuplicates();
        List<String> answers = ofLead("text", customer, "m.sender = 'agent'");
        assertThat(answers)
                .containsExactlyElementsOf(
                        stored.stream().map(text -> "You said: " + text).toList());
        List<String> unknown = ofLead("text", customer, "m.sender = 'agent' AND m.delivery_status = 1");
        List<String> expected = new ArrayList<>(answers);
        expected.removeAll(unknown);
        List<String> received = received(customer);
        assertThat(received).doesNotHaveDuplicates();
        List<String> known = new ArrayList<>(received);
        known.removeAll(unknown);
        assertThat(known).containsExactlyElementsOf(expected);
        return unknown.size();
    }

    private List<String> ofLead(String column, String customer, String condition) {
        return texts("SELECT m." + column + " FROM messages m JOIN lead_aliases a ON a.user_id = m.user_id AND"
                + " a.lead_id = m.lead_id WHERE a.alias = '" + customer + "' AND " + condition
                + " ORDER BY m.sequence_no");
    }

    /** What the emulated platform took from us for the customer, in its order. */
    private List<String> received(String customer) {
        return query(
                "sandbox.db",
                "SELECT text FROM message WHERE direction = 'answer' AND customer_id = '" + customer
                        + "' ORDER BY message_no");
    }

    /** What the platform has yet to tell us: a receipt resolves a send whose answer was lost. */
    private List<String> owedReceipts() {
        return query("sandbox.db", "SELECT kind FROM webhook WHERE acknowledged_at IS NULL");
    }

    private List<String> texts(String sql) {
        return query("switchboard.db", sql);
    }

    private List<String> query(String file, String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(file));
                var rows = connection.createStatement().executeQuery(sql)) {
            List<String> result = new ArrayList<>();
            while (rows.next()) {
                result.add(rows.getString(1));
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
