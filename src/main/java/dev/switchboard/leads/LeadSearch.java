package dev.switchboard.leads;

import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps what leads are searched and sorted by beside them: their texts, with the case of letters folded. */
public final class LeadSearch {
    /** Texts of a user have numbers from its first to this many above it. */
    static final long RANGE = 1L << 32;

    private static final String NEXT_ID = """
            INSERT INTO search_ranges (user_id, first, last)
            SELECT ?, next.first, next.first + 1
            FROM (SELECT COALESCE(MAX(first), 0) + 4294967296 AS first FROM search_ranges) next WHERE true
            ON CONFLICT (user_id) DO UPDATE SET last = search_ranges.last + 1 RETURNING last""";

    private LeadSearch() {}

    /**
     * Brings it up to date with the lead's row. To be called in the transaction that changed a name, an e-mail, a company
     * or a customer's phone; deletions, restores and merges need no call.
     */
    public static void refresh(Transaction transaction, String userId, String leadId) {
        transaction.one("""
                        SELECT customer_phone, name, email, company, name_key, search_id, deleted_at, merged_into
                        FROM leads WHERE user_id = ? AND lead_id = ?""", Row::of, userId, leadId).ifPresent(row -> refresh(transaction, userId, leadId, row));
    }

    private record Row(
            String text,
            @Nullable String nameKey,
            @Nullable String storedKey,
            @Nullable Long searchId,
            boolean hidden) {
        private static Row of(ResultSet row) throws SQLException {
            String name = row.getString(2);
            return new Row(
                    LeadText.of(row.getString(1), name, row.getString(3), row.getString(4)),
                    LeadText.nameKey(name),
                    row.getString(5),
                    row.getObject(6) == null ? null : row.getLong(6),
                    row.getObject(7) != null || row.getObject(8) != null);
        }
    }

    private static void refresh(Transaction transaction, String userId, String leadId, Row row) {
        Long known = row.searchId();
        long searchId = known == null ? nextId(transaction, userId) : known;
        if (known == null || !Objects.equals(row.nameKey(), row.storedKey())) {
            transaction.update(
                    "UPDATE leads SET name_key = ?, search_id = ? WHERE user_id = ? AND lead_id = ?",
                    row.nameKey(),
                    searchId,
                    userId,
                    leadId);
        }
        put(transaction, searchId, row.text(), row.hidden());
    }

    /** Makes the text of a lead that is about to be made, hidden as it. @return its number, which the lead's row must hold */
    static long add(Transaction transaction, String userId, String customerPhone) {
        long searchId = nextId(transaction, userId);
        put(transaction, searchId, LeadText.of(customerPhone, null, null, null), true);
        return searchId;
    }

    private static long nextId(Transaction transaction, String userId) {
        return transaction.one(NEXT_ID, row -> row.getLong(1), userId).orElseThrow();
    }

    private static void put(Transaction transaction, long searchId, String text, boolean hidden) {
        transaction.update("""
                INSERT INTO lead_search (search_id, search_text, state) VALUES (?, ?, ?)
                ON CONFLICT (search_id) DO UPDATE SET search_text = excluded.search_text, state = excluded.state
                WHERE lead_search.search_text <> excluded.search_text""", searchId, text, hidden ? 2 : 1);
    }
}
