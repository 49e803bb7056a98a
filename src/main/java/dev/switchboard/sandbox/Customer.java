package dev.switchboard.sandbox;

import dev.switchboard.message.AccountKey;
import dev.switchboard.store.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody the platform knows.
 *
 * @param id phone in digits, or the business-scoped id of one who hides the phone
 * @param userId business-scoped id
 * @param name profile name, when we know one
 * @param heardAt when the 24 hour window last opened, epoch milliseconds
 */
record Customer(
        AccountKey account,
        String id,
        String userId,
        @Nullable String name,
        long heardAt) {
    private static final String COLUMNS = "SELECT customer_id, user_id, name, heard_at FROM customer ";

    boolean hidesPhone() {
        return id.equals(userId);
    }

    /** Saves that they wrote just now; a name once known stays when none is given. */
    void heard(Transaction transaction) {
        transaction.update("""
                INSERT INTO customer (platform, account_id, customer_id, user_id, name, heard_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (platform, account_id, customer_id)
                DO UPDATE SET name = coalesce(excluded.name, customer.name), heard_at = excluded.heard_at""", account.platform().wire(), account.id(), id, userId, name, heardAt);
    }

    /** Saves one we were asked to write to and did not know: counts as having just written. */
    void met(Transaction transaction) {
        transaction.update("""
                INSERT INTO customer (platform, account_id, customer_id, user_id, name, heard_at)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (platform, account_id, customer_id) DO NOTHING""", account.platform().wire(), account.id(), id, userId, name, heardAt);
    }

    static Optional<Customer> byId(Transaction transaction, AccountKey account, String id) {
        return transaction.one(
                COLUMNS + "WHERE platform = ? AND account_id = ? AND customer_id = ?",
                mapper(account),
                account.platform().wire(),
                account.id(),
                id);
    }

    static Optional<Customer> byUserId(Transaction transaction, AccountKey account, String userId) {
        return transaction.one(
                COLUMNS + "WHERE platform = ? AND account_id = ? AND user_id = ?",
                mapper(account),
                account.platform().wire(),
                account.id(),
                userId);
    }

    /** Who was heard last, newest first. */
    static List<Customer> newest(Transaction transaction, AccountKey account, int limit) {
        return transaction.list(
                COLUMNS + "WHERE platform = ? AND account_id = ? ORDER BY heard_at DESC LIMIT ?",
                mapper(account),
                account.platform().wire(),
                account.id(),
                limit);
    }

    private static Transaction.RowMapper<Customer> mapper(AccountKey account) {
        return row -> new Customer(
                account,
                row.getString("customer_id"),
                row.getString("user_id"),
                row.getString("name"),
                row.getLong("heard_at"));
    }
}
