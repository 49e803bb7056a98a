package dev.switchboard.leads;

import dev.switchboard.message.Platform;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The statistics of a user, counted over the leads in one pass. */
final class LeadCounts {
    private static final String SQL = """
            SELECT COUNT(*), COUNT(extraction_id),
              COUNT(CASE WHEN lead_status = 'Hot' THEN 1 END),
              COUNT(CASE WHEN lead_status = 'Warm' THEN 1 END),
              COUNT(CASE WHEN lead_status = 'Cold' THEN 1 END),
              COUNT(CASE WHEN (platforms & ?) <> 0 THEN 1 END),
              COUNT(CASE WHEN (platforms & ?) <> 0 THEN 1 END),
              COUNT(CASE WHEN (platforms & ?) <> 0 THEN 1 END),
              COUNT(CASE WHEN last_message_at >= ? THEN 1 END),
              COUNT(CASE WHEN last_message_at >= ? THEN 1 END)
            FROM leads WHERE user_id = ? AND deleted_at IS NULL AND merged_into IS NULL""";

    private LeadCounts() {}

    /** @param week epoch milliseconds since which a message counts for the last 7 days; {@code month} likewise */
    static LeadStats of(Transaction transaction, String userId, long week, long month) {
        return transaction
                .one(
                        SQL,
                        LeadCounts::stats,
                        Platform.WHATSAPP.bit(),
                        Platform.INSTAGRAM.bit(),
                        Platform.WEBCHAT.bit(),
                        week,
                        month,
                        userId)
                .orElseThrow();
    }

    private static LeadStats stats(ResultSet row) throws SQLException {
        return new LeadStats(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10));
    }
}
