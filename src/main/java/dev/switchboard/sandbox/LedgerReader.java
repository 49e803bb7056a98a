package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts and lists of the emulator's book. */
final class LedgerReader {
    private final Database database;

    LedgerReader(Database database) {
        this.database = database;
    }

    /** How many were typed, acknowledged (by now perhaps read), and answered. */
    Map<String, Long> messages() {
        return database.read(transaction -> {
            Map<String, Long> counts = new TreeMap<>();
            counts.put("typed", count(transaction, "SELECT count(*) FROM message WHERE direction = 'typed'"));
            counts.put(
                    "acknowledged",
                    count(
                            transaction,
                            "SELECT count(*) FROM webhook WHERE kind = 'message' AND acknowledged_at IS NOT NULL"));
            counts.put("answers", count(transaction, "SELECT count(*) FROM message WHERE direction = 'answer'"));
            return counts;
        });
    }

    long owedWebhooks() {
        return database.read(
                transaction -> count(transaction, "SELECT count(*) FROM webhook WHERE acknowledged_at IS NULL"));
    }

    /** Number of the newest message, 0 when there is none. */
    long last() {
        return database.read(transaction -> count(transaction, "SELECT coalesce(max(message_no), 0) FROM message"));
    }

    /** How often which fault was met. */
    Map<String, Long> faults() {
        return database.read(FaultTable::counts);
    }

    /** Messages after a number, in order. */
    List<Line> after(long no, @Nullable String direction, int limit) {
        return database.read(transaction -> transaction.list("""
                SELECT message_no, message_id, platform, account_id, customer_id, direction, type, text, callback_data,
                at, state, attempts FROM message WHERE message_no > ? AND (? IS NULL OR direction = ?)
                ORDER BY message_no LIMIT ?""", LedgerReader::map, no, direction, direction, limit));
    }

    private static long count(Transaction transaction, String sql) {
        return transaction.one(sql, row -> row.getLong(1)).orElse(0L);
    }

    private static Line map(ResultSet row) throws SQLException {
        ObjectNode json = MetaJson.object().put("no", row.getLong("message_no"));
        json.put("message_id", row.getString("message_id")).put("platform", row.getString("platform"));
        json.put("account", row.getString("account_id")).put("customer", row.getString("customer_id"));
        json.put("direction", row.getString("direction")).put("type", row.getString("type"));
        json.put("text", row.getString("text")).put("callback_data", row.getString("callback_data"));
        json.put("at_ms", row.getLong("at")).put("state", row.getString("state"));
        json.put("attempts", row.getInt("attempts"));
        return new Line(row.getLong("message_no"), json);
    }

    /** One message of the book. */
    record Line(long no, ObjectNode json) {}
}
