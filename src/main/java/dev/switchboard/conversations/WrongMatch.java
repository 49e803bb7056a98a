package dev.switchboard.conversations;

import dev.switchboard.conversations.Receipts.Early;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.Receipt.Failure;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that had an id which turns out to be another's: an echo was taken for it because it has the same words, or
 * was recorded as a person's because its words were changed. The platform's own answer to the send knows better.
 *
 * @param copy it was recorded from the echo; else it is a message of ours of which nobody knows now what became
 * @param receipts what was told of it: they meant the other one
 */
record WrongMatch(String messageId, boolean copy, List<Early> receipts) {

    /** Takes the id away from whom an echo gave it. Who has it by an answer of the platform's keeps it. */
    static Optional<WrongMatch> release(
            Transaction transaction, String userId, AccountKey account, String messageId, String providerId) {
        Optional<WrongMatch> wrong = transaction.one(
                """
                UPDATE messages SET provider_id = NULL
                WHERE user_id = ? AND provider_id = ? AND account_id = ? AND platform = ? AND sender = 'agent'
                  AND message_id <> ? AND origin IN ('app', 'matched')
                RETURNING message_id, origin, delivery_status, delivered_at, read_at, failed_at, failure_code,
                  failure_reason""",
                WrongMatch::of,
                userId,
                providerId,
                account.id(),
                account.platform().wire(),
                messageId);
        wrong.filter(match -> !match.copy()).ifPresent(match -> unsend(transaction, userId, match.messageId()));
        return wrong;
    }

    private static WrongMatch of(ResultSet row) throws SQLException {
        DeliveryStatus status = DeliveryStatus.ofRank(row.getInt(3));
        List<Early> receipts = new ArrayList<>();
        add(receipts, DeliveryStatus.DELIVERED, row.getLong(4), null);
        add(receipts, DeliveryStatus.READ, row.getLong(5), null);
        switch (status) {
            case PLAYED -> add(receipts, status, row.getLong(5), null);
            case FAILED -> add(receipts, status, row.getLong(6), Receipts.failure(row.getString(7), row.getString(8)));
            case PENDING, UNCERTAIN, SENT, DELIVERED, READ -> {}
        }
        return new WrongMatch(row.getString(1), "app".equals(row.getString(2)), receipts);
    }

    private static void add(List<Early> receipts, DeliveryStatus status, long at, @Nullable Failure failure) {
        if (at > 0) {
            receipts.add(new Early(status, at, failure));
        }
    }

    private static void unsend(Transaction transaction, String userId, String messageId) {
        transaction.update("""
                UPDATE messages SET delivery_status = ?, sent_at = NULL, delivered_at = NULL, read_at = NULL,
                  failed_at = NULL, failure_code = NULL, failure_reason = NULL
                WHERE user_id = ? AND message_id = ? AND sender = 'agent'""", DeliveryStatus.UNCERTAIN.rank(), userId, messageId);
    }
}
