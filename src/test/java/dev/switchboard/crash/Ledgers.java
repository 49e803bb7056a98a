package dev.switchboard.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/**
 * Compares what was acknowledged to those who wrote with the service's own store and with the emulated platform's
 * ledger: acknowledged = stored = answered, in order for each customer, nothing doubled.
 */
final class Ledgers {
    private final Path data;

    Ledgers(Path data) {
        this.data = data;
    }

    /**
     * Waits until nothing is left to do, then compares.
     *
     * @param kills how often the service was killed
     * @return sends whose fate nobody knows, without those that met a fault that leaves no trace
     */
    int compare(Map<String, List<String>> acknowledged, int kills) {
        awaitQuiet();
        int messages = 0;
        int uncertain = 0;
        for (Map.Entry<String, List<String>> customer : acknowledged.entrySet()) {
            messages += customer.getValue().size();
            int unknown = compare(customer.getKey(), customer.getValue());
            // A conversation sends one message at a time: a kill can leave no more than that one in the dark.
            assertThat(unknown).isLessThanOrEqualTo(kills);
            uncertain += unknown;
        }
        System.out.printf(
                "crash: %d kills, %d messages acknowledged, stored and answered; %d sends uncertain, %d more by faults%n",
                kills, messages, uncertain, uncertainByFault().size());
        return uncertain;
    }

    private void awaitQuiet() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> store("SELECT lane FROM lanes WHERE kind IN ('relay', 'delivery')")
                                .isEmpty()
                        && platform("SELECT kind FROM webhook WHERE acknowledged_at IS NULL")
                                .isEmpty());
    }

    /** @return how many of our sends to the customer nobody can tell the fate of */
    private int compare(String customer, List<String> acknowledged) {
        List<String> stored = ofLead("text", customer, "m.sender = 'user'");
        // One more may be stored than was acknowledged: the process died between the commit and the answer.
        assertThat(stored).startsWith(acknowledged.toArray(String[]::new));
        assertThat(stored).doesNotHaveDuplicates();
        List<String> answers = lines(ofLead("text", customer, "m.sender = 'agent'"));
        assertThat(answers)
                .containsExactlyElementsOf(
                        stored.stream().map(text -> "You said: " + text).toList());
        List<String> uncertain = ofLead("message_id", customer, "m.sender = 'agent' AND m.delivery_status = 1");
        compareReceived(customer, answers);
        uncertain.removeAll(uncertainByFault());
        return uncertain.size();
    }

    /** All answers arrived, in order and once, but for those we say ourselves that nobody knows of. */
    private void compareReceived(String customer, List<String> answers) {
        Set<String> unknown =
                new HashSet<>(lines(ofLead("text", customer, "m.sender = 'agent' AND m.delivery_status = 1")));
        List<String> received = lines(platform("SELECT text FROM message WHERE direction = 'answer' AND customer_id = '"
                + customer + "' ORDER BY message_no"));
        assertThat(received).doesNotHaveDuplicates();
        assertThat(without(received, unknown)).containsExactlyElementsOf(without(answers, unknown));
    }

    private static List<String> without(List<String> lines, Set<String> some) {
        return lines.stream().filter(line -> !some.contains(line)).toList();
    }

    private static List<String> lines(List<String> texts) {
        return texts.stream().flatMap(String::lines).toList();
    }

    /** A reset leaves no trace at the platform, so no receipt can ever tell. */
    private List<String> uncertainByFault() {
        List<String> ids = platform("SELECT callback_data FROM fault WHERE target = 'graph'"
                + " AND fault IN ('reset', 'lost_answer') AND callback_data IS NOT NULL");
        ids.retainAll(new HashSet<>(store("SELECT message_id FROM messages WHERE delivery_status = 1")));
        return ids;
    }

    private List<String> ofLead(String column, String customer, String condition) {
        return store("SELECT m." + column + " FROM messages m JOIN lead_aliases a ON a.user_id = m.user_id AND"
                + " a.lead_id = m.lead_id WHERE a.alias = '" + customer + "' AND " + condition
                + " ORDER BY m.sequence_no");
    }

    List<String> store(String sql) {
        return query("switchboard.db", sql);
    }

    private List<String> platform(String sql) {
        return query("sandbox.db", sql);
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
