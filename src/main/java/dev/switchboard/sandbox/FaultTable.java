package dev.switchboard.sandbox;

import dev.switchboard.store.Transaction;
import java.util.Map;
import java.util.TreeMap;

/** Which call, webhook or download met which fault. */
final class FaultTable {
    private FaultTable() {}

    /** Empty texts stand for what is not known. */
    static void insert(
            Transaction transaction,
            String target,
            String fault,
            String accountId,
            String customer,
            String callbackData,
            String messageId) {
        transaction.update("""
                INSERT INTO fault (target, fault, account_id, customer_id, callback_data, message_id)
                VALUES (?, ?, ?, nullif(?, ''), nullif(?, ''), nullif(?, ''))""", target, fault, accountId, customer, callbackData, messageId);
    }

    static Map<String, Long> counts(Transaction transaction) {
        Map<String, Long> counts = new TreeMap<>();
        transaction
                .list(
                        "SELECT target || '.' || fault AS name, count(*) AS n FROM fault GROUP BY target, fault",
                        row -> Map.entry(row.getString("name"), row.getLong("n")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }
}
