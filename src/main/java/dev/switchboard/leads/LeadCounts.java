package dev.switchboard.leads;

import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The statistics of a user, from the counters. */
final class LeadCounts {
    private static final String SQL = """
            SELECT COALESCE(SUM(leads), 0),
              COALESCE(SUM(CASE WHEN (facets >> 9) & 1 = 1 THEN leads END), 0),
              COALESCE(SUM(CASE WHEN (facets >> 3) & 3 = 1 THEN leads END), 0),
              COALESCE(SUM(CASE WHEN (facets >> 3) & 3 = 2 THEN leads END), 0),
              COALESCE(SUM(CASE WHEN (facets >> 3) & 3 = 3 THEN leads END), 0),
              COALESCE(SUM(CASE WHEN facets & 1 <> 0 THEN leads END), 0),
              COALESCE(SUM(CASE WHEN facets & 2 <> 0 THEN leads END), 0),
              COALESCE(SUM(CASE WHEN facets & 4 <> 0 THEN leads END), 0)
            FROM lead_counts WHERE user_id = ? AND day = -1""";

    private LeadCounts() {}

    /** @param week since when a message counts for the last 7 days; {@code month} likewise */
    static LeadStats of(Transaction transaction, String userId, Instant week, Instant month) {
        LeadTotals totals = new LeadTotals(transaction, userId, null);
        long last7Days = totals.of(LeadFilter.ALL.since(week));
        long last30Days = totals.of(LeadFilter.ALL.since(month));
        return transaction
                .one(SQL, row -> stats(row, last7Days, last30Days), userId)
                .orElseThrow();
    }

    private static LeadStats stats(ResultSet row, long last7Days, long last30Days) throws SQLException {
        return new LeadStats(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                last7Days,
                last30Days);
    }
}
