package dev.switchboard.leads;

import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The newest message of a lead that is neither deleted nor failed.
 *
 * @param sender {@code user} or {@code agent}
 */
record LastMessage(
        MessagePlace place, @Nullable String text, @Nullable String sender) {
    private static final String SAID =
            "FROM messages WHERE user_id = ? AND conversation_id = ? AND deleted_at IS NULL AND failed_at IS NULL";
    /**
     * Of those that are left, the last by place is newer than all that lie more than {@code late} places before it, or it
     * would itself have come later than that.
     */
    static final String NEWEST = "SELECT timestamp, conversation_id, sequence_no, text, sender " + SAID
            + " AND sequence_no >= (SELECT sequence_no " + SAID + " ORDER BY sequence_no DESC LIMIT 1) - ?"
            + " ORDER BY timestamp DESC, sequence_no DESC LIMIT 1";

    /** @param late by how many places messages came after one with a later time */
    private record Talk(String conversationId, long late, long lastMessageAt) {}

    /** Looks it up. Conversations that were quiet before it are not looked into. */
    static Optional<LastMessage> of(Transaction transaction, String userId, String leadId) {
        Optional<LastMessage> last = Optional.empty();
        for (Talk talk : talks(transaction, userId, leadId)) {
            if (last.isPresent() && talk.lastMessageAt() < last.get().place().timestamp()) {
                break;
            }
            last = Stream.concat(last.stream(), in(transaction, userId, talk).stream())
                    .max(Comparator.comparing(LastMessage::place));
        }
        return last;
    }

    private static List<Talk> talks(Transaction transaction, String userId, String leadId) {
        return transaction.list(
                "SELECT conversation_id, late, last_message_at FROM conversations WHERE user_id = ? AND lead_id = ?"
                        + " ORDER BY last_message_at DESC",
                row -> new Talk(row.getString(1), row.getLong(2), row.getLong(3)),
                userId,
                leadId);
    }

    private static Optional<LastMessage> in(Transaction transaction, String userId, Talk talk) {
        String id = talk.conversationId();
        return transaction.one(NEWEST, LastMessage::row, userId, id, userId, id, talk.late());
    }

    private static LastMessage row(ResultSet row) throws SQLException {
        return new LastMessage(
                new MessagePlace(row.getLong(1), row.getString(2), row.getLong(3)), row.getString(4), row.getString(5));
    }
}
