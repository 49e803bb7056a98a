package dev.switchboard.conversations;

import dev.switchboard.message.Platform;
import dev.switchboard.store.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How conversations end: by the customer, or because nobody said anything for long. The next message opens another. */
public final class Endings {
    private static final String END = "UPDATE conversations SET status = 'ended', ended_at = ?, ended_by = ?,"
            + " closed_as = conversation_id"
            + " WHERE user_id = ? AND conversation_id = ? AND status = 'active' AND closed_as = ''";
    private static final String END_QUIET = """
            UPDATE conversations SET status = 'ended', ended_at = ?, ended_by = 'idle', closed_as = conversation_id
            WHERE user_id = ? AND conversation_id IN (SELECT conversation_id FROM conversations
              WHERE user_id = ? AND platform = ? AND status = 'active' AND closed_as = '' AND last_message_at < ?
              ORDER BY last_message_at LIMIT ?)
            RETURNING lead_id""";

    private Endings() {}

    /**
     * Ends a conversation.
     *
     * @param by {@code visitor}, {@code agent} or {@code operator}
     * @return false when it had ended
     */
    public static boolean end(Transaction transaction, String userId, String conversationId, String by, long now) {
        return transaction.update(END, now, by, userId, conversationId) > 0;
    }

    /**
     * Ends those in which nothing was said since that time, the quietest first.
     *
     * @return whose they were: lead ids, {@code most} at a time
     */
    public static List<String> endQuiet(
            Transaction transaction, String userId, Platform platform, long since, long now, int most) {
        return transaction.list(END_QUIET, row -> row.getString(1), now, userId, userId, platform.wire(), since, most);
    }

    /** Keeps what a customer thinks of a conversation; a later word replaces an earlier one. */
    public static void rate(
            Transaction transaction, String userId, String conversationId, int rating, @Nullable String feedback) {
        transaction.update(
                "UPDATE conversations SET rating = ?, feedback = ? WHERE user_id = ? AND conversation_id = ?",
                rating,
                feedback,
                userId,
                conversationId);
    }
}
