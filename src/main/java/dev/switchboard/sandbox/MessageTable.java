package dev.switchboard.sandbox;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import dev.switchboard.sandbox.PhoneMessage.Direction;
import dev.switchboard.sandbox.PhoneMessage.State;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The messages of all phones. */
final class MessageTable {
    /** Message and customer columns of a join that calls them m and c; {@link #map} reads it. */
    static final String COLUMNS = "m.message_no, m.message_id, m.platform, m.account_id, m.customer_id, m.direction,"
            + " m.type, m.text, m.content, m.callback_data, m.at, m.state, m.attempts, c.user_id, c.name, c.heard_at";

    static final String JOIN = "message m JOIN customer c ON c.platform = m.platform AND c.account_id = m.account_id"
            + " AND c.customer_id = m.customer_id";

    private MessageTable() {}

    static void insert(Transaction transaction, PhoneMessage message) {
        AccountKey account = message.customer().account();
        transaction.update(
                """
                INSERT INTO message (message_id, platform, account_id, customer_id, direction, type, text, content,
                callback_data, at, state, attempts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                message.id(),
                account.platform().wire(),
                account.id(),
                message.customer().id(),
                Names.wire(message.direction()),
                message.type(),
                message.text(),
                MetaJson.text(message.content()),
                message.callbackData(),
                message.at(),
                Names.wire(message.state()),
                message.attempts());
    }

    /** A typed message's webhook was posted once more. A state that came further meanwhile stays. */
    static void attempted(Transaction transaction, String id, int attempts, boolean acknowledged) {
        transaction.update("""
                UPDATE message SET attempts = ?,
                state = CASE WHEN ? = 1 AND state = 'waiting' THEN 'acknowledged' ELSE state END WHERE message_id = ?""", attempts, acknowledged ? 1 : 0, id);
    }

    static void state(Transaction transaction, String id, State state) {
        transaction.update("UPDATE message SET state = ? WHERE message_id = ?", Names.wire(state), id);
    }

    /** Marks what the customer typed up to that message as read, as the platform does; tells which changed. */
    static List<String> markRead(Transaction transaction, Customer customer, long upTo) {
        AccountKey account = customer.account();
        return transaction.list(
                """
                UPDATE message SET state = 'read'
                WHERE platform = ? AND account_id = ? AND customer_id = ? AND message_no <= ?
                AND direction = 'typed' AND state <> 'read' RETURNING message_id""", row -> row.getString(1), account.platform().wire(), account.id(), customer.id(), upTo);
    }

    static Optional<PhoneMessage> byId(Transaction transaction, String id) {
        return transaction.one(
                "SELECT " + COLUMNS + " FROM " + JOIN + " WHERE m.message_id = ?", MessageTable::map, id);
    }

    /** The newest messages of one phone, oldest first. */
    static List<PhoneMessage> of(Transaction transaction, AccountKey account, String customer, int limit) {
        return transaction
                .list(
                        "SELECT " + COLUMNS + " FROM " + JOIN
                                + " WHERE m.platform = ? AND m.account_id = ? AND m.customer_id = ?"
                                + " ORDER BY m.message_no DESC LIMIT ?",
                        MessageTable::map,
                        account.platform().wire(),
                        account.id(),
                        customer,
                        limit)
                .reversed();
    }

    static PhoneMessage map(ResultSet row) throws SQLException {
        return new PhoneMessage(
                row.getLong("message_no"),
                row.getString("message_id"),
                customer(row),
                Names.parse(Direction.class, row.getString("direction")),
                row.getString("type"),
                row.getString("text"),
                MetaJson.own(row.getString("content")),
                row.getString("callback_data"),
                row.getLong("at"),
                Names.parse(State.class, row.getString("state")),
                row.getInt("attempts"));
    }

    private static Customer customer(ResultSet row) throws SQLException {
        AccountKey account =
                new AccountKey(Names.parse(Platform.class, row.getString("platform")), row.getString("account_id"));
        return new Customer(
                account,
                row.getString("customer_id"),
                row.getString("user_id"),
                row.getString("name"),
                row.getLong("heard_at"));
    }
}
