package dev.switchboard.leads;

import dev.switchboard.leads.Rebuild.Difference;
import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares what leads are searched by with the leads, a page at a time, and at last the index with the texts in it. */
final class SearchCheck {
    static final String TEXT = "the text a lead is searched by";
    static final String INDEX = "the search index";
    static final String ORPHAN = "a text without its lead";
    private static final int PAGE = 5_000;

    private final Database database;

    SearchCheck(Database database) {
        this.database = database;
    }

    private record Place(String userId, String leadId) {}

    void differences(Consumer<Difference> found) {
        Place place = new Place("", "");
        while (place != null) {
            place = page(place, found);
        }
        orphans().forEach(found);
        index().forEach(found);
    }

    private record Row(
            Place place,
            String text,
            @Nullable String nameKey,
            @Nullable String storedText,
            @Nullable String storedKey,
            boolean known,
            boolean stateFits) {
        private static Row of(ResultSet row) throws SQLException {
            boolean hidden = row.getObject(7) != null || row.getObject(8) != null;
            String name = row.getString(4);
            return new Row(
                    new Place(row.getString(1), row.getString(2)),
                    LeadText.of(row.getString(3), name, row.getString(5), row.getString(6)),
                    LeadText.nameKey(name),
                    row.getString(10),
                    row.getString(9),
                    row.getObject(11) != null,
                    hidden == (row.getInt(11) == 2));
        }

        private boolean isRight() {
            return known && stateFits && text.equals(storedText) && Objects.equals(nameKey, storedKey);
        }
    }

    private @Nullable Place page(Place after, Consumer<Difference> found) {
        List<Row> rows =
                database.read(transaction -> transaction.list("""
                SELECT l.user_id, l.lead_id, l.customer_phone, l.name, l.email, l.company, l.deleted_at, l.merged_into,
                  l.name_key, s.search_text, s.state
                FROM leads l LEFT JOIN lead_search s ON s.search_id = l.search_id
                WHERE (l.user_id, l.lead_id) > (?, ?) ORDER BY l.user_id, l.lead_id LIMIT ?""", Row::of, after.userId(), after.leadId(), PAGE));
        rows.stream()
                .filter(row -> !row.isRight())
                .map(row -> new Difference(row.place().userId(), row.place().leadId(), TEXT))
                .forEach(found);
        return rows.size() < PAGE ? null : rows.getLast().place();
    }

    private List<Difference> orphans() {
        return database.read(transaction -> transaction.list(
                "SELECT search_id FROM lead_search s WHERE NOT EXISTS (SELECT 1 FROM leads l WHERE l.search_id = s.search_id)",
                row -> new Difference("", row.getString(1), ORPHAN)));
    }

    /** Sums that do not depend on order: what the index says it holds and where, and what its texts are made of. */
    private List<Difference> index() {
        return database.read(transaction -> {
            long[] sums = new long[2];
            transaction.each(
                    "SELECT term, doc, col = 'phone', offset FROM lead_trigrams_terms",
                    row -> sums[0] += mix(row.getString(1), row.getLong(2), place(row.getBoolean(3), row.getInt(4))));
            transaction.each(
                    "SELECT search_id, words, phone FROM lead_search_parts WHERE state = 0",
                    row -> sums[1] += grams(row.getLong(1), row.getString(2), false)
                            + grams(row.getLong(1), row.getString(3), true));
            return sums[0] == sums[1] ? List.of() : List.of(new Difference("", "", INDEX));
        });
    }

    private static int place(boolean inPhone, int offset) {
        return inPhone ? -1 - offset : offset;
    }

    private static long grams(long searchId, String text, boolean inPhone) {
        int[] letters = text.codePoints().toArray();
        long sum = 0;
        for (int i = 0; i + SearchTerm.GRAM <= letters.length; i++) {
            sum += mix(new String(letters, i, SearchTerm.GRAM), searchId, place(inPhone, i));
        }
        return sum;
    }

    private static long mix(String term, long searchId, int place) {
        long mixed = (term.hashCode() * 0x9E37_79B9_7F4A_7C15L)
                ^ (searchId * 0xC2B2_AE3D_27D4_EB4FL)
                ^ (place * 0x1656_67B1_9E37_79F9L);
        mixed ^= mixed >>> 31;
        return mixed * 0xBF58_476D_1CE4_E5B9L;
    }

    static void repair(Transaction transaction, Difference difference) {
        switch (difference.what()) {
            case TEXT -> repairText(transaction, difference);
            case ORPHAN -> {
                transaction.update("DELETE FROM lead_trigrams WHERE rowid = ?", Long.valueOf(difference.id()));
                transaction.update("DELETE FROM lead_search WHERE search_id = ?", Long.valueOf(difference.id()));
            }
            default -> {
                transaction.update("INSERT INTO lead_trigrams (lead_trigrams) VALUES ('delete-all')");
                transaction.update("UPDATE lead_search SET state = 1 WHERE state = 0");
            }
        }
    }

    private static void repairText(Transaction transaction, Difference difference) {
        LeadSearch.refresh(transaction, difference.userId(), difference.id());
        transaction.update("""
                UPDATE lead_search SET state = CASE WHEN l.deleted_at IS NULL AND l.merged_into IS NULL THEN 1 ELSE 2 END
                FROM leads l WHERE l.search_id = lead_search.search_id AND l.user_id = ? AND l.lead_id = ?""", difference.userId(), difference.id());
    }
}
