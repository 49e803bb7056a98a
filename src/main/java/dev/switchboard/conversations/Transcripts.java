package dev.switchboard.conversations;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.store.Columns;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor of a site sees of their conversation, by the numbers of its changes: whoever knows up to which number
 * they have seen it gets what changed since, and nothing twice.
 */
public final class Transcripts {
    private static final String CURRENT = """
            SELECT conversation_id, change_no, ended_no, ended_at, ended_by, rating FROM conversations
            WHERE user_id = ? AND lead_id = ? AND platform = ? AND account_id = ? AND deleted_at IS NULL
              AND (closed_as = '' OR status = 'ended')
            ORDER BY closed_as <> '', created_at DESC, conversation_id DESC LIMIT 1""";
    private static final String LINES = """
            SELECT m.message_id, m.sequence_no, m.sender, m.type, m.text, m.content, m.timestamp, m.delivery_status,
              m.read_at, m.edited_at, m.deleted_at, m.change_no, m.reply_to, a.name
            FROM messages m LEFT JOIN agents a ON a.user_id = m.user_id AND a.agent_id = m.agent_id
            WHERE m.user_id = ? AND m.conversation_id = ?""";
    private static final String CHANGED_AFTER = LINES + " AND m.change_no > ? ORDER BY m.change_no";
    private static final String SAID_AFTER = LINES + " AND m.sequence_no > ? ORDER BY m.sequence_no LIMIT ?";

    private Transcripts() {}

    /**
     * The conversation a visitor is in: the open one, else the one that began last.
     *
     * @param changeNo of its latest change
     * @param end how it ended; null while it goes on
     */
    public record Current(
            String conversationId, long changeNo, @Nullable End end) {}

    /**
     * How a conversation ended.
     *
     * @param changeNo of the end, or of the rating after it
     * @param at epoch milliseconds
     * @param by {@code visitor}, {@code agent}, {@code operator} or {@code idle}
     * @param rating 1 to 5; null for none
     */
    public record End(
            long changeNo, long at, String by, @Nullable Integer rating) {}

    /**
     * A message as it is now.
     *
     * @param content JSON for what the text does not hold
     * @param changeNo of its latest change
     */
    public record Line(
            String messageId,
            long sequenceNo,
            String sender,
            String type,
            @Nullable String text,
            @Nullable String content,
            long timestamp,
            DeliveryStatus status,
            @Nullable Long readAt,
            @Nullable Long editedAt,
            @Nullable Long deletedAt,
            long changeNo,
            @Nullable String replyTo,
            @Nullable String agentName) {}

    /** The conversation of that lead on that account; empty when they never wrote. */
    public static Optional<Current> current(Transaction transaction, String userId, String leadId, AccountKey account) {
        return transaction.one(
                CURRENT,
                row -> new Current(row.getString(1), row.getLong(2), end(row)),
                userId,
                leadId,
                account.platform().wire(),
                account.id());
    }

    private static @Nullable End end(ResultSet row) throws SQLException {
        Long changeNo = longOrNull(row, 3);
        return changeNo == null
                ? null
                : new End(
                        changeNo,
                        row.getLong(4),
                        Objects.requireNonNullElse(row.getString(5), "operator"),
                        Columns.intOrNull(row, "rating"));
    }

    /** What was said or changed after that number, in the order of the changes; everything after 0. */
    public static List<Line> changedAfter(
            Transaction transaction, String userId, String conversationId, long changeNo) {
        return transaction.list(CHANGED_AFTER, Transcripts::line, userId, conversationId, changeNo);
    }

    /** What was said after that place, in the order it was said. */
    public static List<Line> saidAfter(
            Transaction transaction, String userId, String conversationId, long sequenceNo, int most) {
        return transaction.list(SAID_AFTER, Transcripts::line, userId, conversationId, sequenceNo, most);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                DeliveryStatus.ofRank(row.getInt(8)),
                longOrNull(row, 9),
                longOrNull(row, 10),
                longOrNull(row, 11),
                row.getLong(12),
                row.getString(13),
                row.getString(14));
    }

    private static @Nullable Long longOrNull(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
