package dev.switchboard.sandbox;

import dev.switchboard.sandbox.OwedWebhook.Kind;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What was told to the server and what is still owed. */
final class WebhookTable {
    private WebhookTable() {}

    static OwedWebhook insert(Transaction transaction, String lane, PhoneMessage message, Kind kind, long dueAt) {
        long id = transaction
                .one("""
                        INSERT INTO webhook (lane, message_id, kind, due_at, attempts)
                        VALUES (?, ?, ?, ?, 0) RETURNING webhook_id""", row -> row.getLong(1), lane, message.id(), Names.wire(kind), dueAt)
                .orElseThrow();
        return new OwedWebhook(id, lane, message, kind, dueAt, 0, WebhookFault.NONE);
    }

    static void posted(Transaction transaction, OwedWebhook webhook, PostResult result) {
        transaction.update(
                "UPDATE webhook SET attempts = max(attempts, ?), last_status = ?,"
                        + " acknowledged_at = coalesce(acknowledged_at, ?) WHERE webhook_id = ?",
                webhook.attempts() + 1,
                result.status(),
                result.isAcknowledged() ? result.at() : null,
                webhook.id());
    }

    /** All that was not answered 200, oldest first. */
    static List<OwedWebhook> owed(Transaction transaction) {
        return transaction.list(
                "SELECT w.webhook_id, w.lane, w.kind, w.due_at, w.attempts AS posts, " + MessageTable.COLUMNS
                        + " FROM " + MessageTable.JOIN + " JOIN webhook w ON w.message_id = m.message_id"
                        + " WHERE w.acknowledged_at IS NULL ORDER BY w.webhook_id",
                WebhookTable::owed);
    }

    /** The receipts of one message, in order. */
    static List<Receipt> receipts(Transaction transaction, String messageId) {
        return transaction.list(
                "SELECT kind, due_at, attempts, acknowledged_at IS NOT NULL AS done FROM webhook"
                        + " WHERE message_id = ? AND kind <> 'message' ORDER BY webhook_id",
                row -> new Receipt(
                        row.getString("kind"), row.getLong("due_at"), row.getInt("attempts"), row.getBoolean("done")),
                messageId);
    }

    private static OwedWebhook owed(ResultSet row) throws SQLException {
        return new OwedWebhook(
                row.getLong("webhook_id"),
                row.getString("lane"),
                MessageTable.map(row),
                Names.parse(Kind.class, row.getString("kind")),
                row.getLong("due_at"),
                row.getInt("posts"),
                WebhookFault.NONE);
    }

    /** A status owed or told. */
    record Receipt(String status, long dueAt, int attempts, boolean acknowledged) {}
}
