package dev.switchboard.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was acknowledged, held against the store, the agent's ledger and the platform's: each message stored once, shown to
 * the agent, answered once and in order. Sends that the service itself calls uncertain are counted apart.
 */
final class StressVerdict {
    private int acknowledged;
    private int stored;
    private int asked;
    private int sent;
    private int uncertain;
    private int lost;
    private int doubled;
    private int disordered;

    private StressVerdict() {}

    /** @param acknowledged the number of the last message that was answered with 200, by customer */
    static StressVerdict of(Map<String, Integer> acknowledged, Path database, StressLedger ledger) {
        Map<String, List<Integer>> stored = read(database, "m.sender = 'user'");
        Map<String, List<Integer>> uncertain = read(database, "m.sender = 'agent' AND m.delivery_status = 1");
        StressVerdict verdict = new StressVerdict();
        acknowledged.forEach((customer, last) -> verdict.customer(
                last,
                stored.getOrDefault(customer, List.of()),
                ledger.asked().getOrDefault(customer, List.of()),
                ledger.sent().getOrDefault(customer, List.of()),
                new HashSet<>(uncertain.getOrDefault(customer, List.of()))));
        return verdict;
    }

    private void customer(
            int last, List<Integer> inStore, List<Integer> byAgent, List<Integer> bySend, Set<Integer> unknown) {
        acknowledged += last;
        stored += inStore.size();
        asked += new HashSet<>(byAgent).size();
        uncertain += unknown.size();
        List<Integer> known =
                bySend.stream().filter(no -> !unknown.contains(no)).toList();
        sent += known.size();
        Set<Integer> answered = new HashSet<>(known);
        answered.addAll(unknown);
        lost += last
                - (int) inStore.stream().filter(no -> no <= last).distinct().count();
        lost += (int) inStore.stream().filter(no -> !answered.contains(no)).count();
        doubled += inStore.size() - new HashSet<>(inStore).size() + bySend.size() - new HashSet<>(bySend).size();
        disordered += descents(inStore) + descents(byAgent.stream().distinct().toList()) + descents(known);
    }

    private static int descents(List<Integer> numbers) {
        int descents = 0;
        for (int i = 1; i < numbers.size(); i++) {
            descents += numbers.get(i) < numbers.get(i - 1) ? 1 : 0;
        }
        return descents;
    }

    private static Map<String, List<Integer>> read(Path database, String condition) {
        String sql = "SELECT c.customer_id, m.text FROM messages m JOIN conversations c ON c.user_id = m.user_id"
                + " AND c.conversation_id = m.conversation_id WHERE " + condition
                + " ORDER BY m.conversation_id, m.sequence_no";
        Map<String, List<Integer>> numbers = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                numbers.computeIfAbsent(rows.getString(1), unseen -> new ArrayList<>())
                        .addAll(StressLedger.numbersIn(rows.getString(2)));
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One line; and the end of the proof when the ledgers differ. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "acknowledged %,d, stored %,d, asked %,d, sent %,d; lost %d, doubled %d, out of order %d, uncertain %d",
                acknowledged,
                stored,
                asked,
                sent,
                lost,
                doubled,
                disordered,
                uncertain);
    }

    boolean isEqual() {
        return Stream.of(lost, doubled, disordered).allMatch(count -> count == 0) && stored >= acknowledged;
    }
}
