package dev.switchboard.leads;

import static java.util.stream.Collectors.joining;

import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of a user's texts that match a search. A few are looked for once and kept, and so are many where it takes
 * longer to look for them than to keep them; more are looked for wherever they are wanted. Texts that are not in the index yet are looked at one by one: they are those of the last second.
 *
 * @param sql a SELECT of them, each once, as {@code search_id}
 * @param values of the names in it
 * @param count how many there are
 */
record SearchNumbers(String sql, Map<String, Object> values, long count) {
    /** Of a text of many groups of letters, each of which is looked for in a list of its own, so many are kept. */
    private static final long MANY = 50_000;

    private static final String KEPT = "SELECT value + :first AS search_id FROM json_each(:numbers)";

    private static final String INDEXED =
            "SELECT rowid AS search_id FROM lead_trigrams WHERE lead_trigrams MATCH :match AND rowid BETWEEN :first AND :end";

    private static final String WAITING = "FROM lead_search s INDEXED BY lead_search_waiting"
            + " WHERE s.state = 1 AND s.search_id BETWEEN :first AND :end";

    private static final String EVERY_TEXT =
            "SELECT s.search_id FROM lead_search s WHERE s.state < 2 AND s.search_id BETWEEN :first AND :end AND ";

    private record Found(long count, String numbers) {}

    /**
     * @param first of the user's numbers
     * @param few so many are kept in any case
     */
    static SearchNumbers of(Transaction transaction, SearchTerm term, long first, long few) {
        List<String> ways = ways(transaction, term, first);
        SearchNumbers all = new SearchNumbers(String.join(" UNION ALL ", ways), values(term, first), 0);
        long most = term.isLong() ? Math.max(few, MANY) : few;
        Found found = all.some(transaction, most + 1);
        return found.count() <= most
                ? new SearchNumbers(KEPT, Map.of("numbers", found.numbers(), "first", first), found.count())
                : new SearchNumbers(all.sql, all.values, all.sum(transaction, ways));
    }

    /** None is on two of them. What waits is left out of the index only if something does: that takes its time. */
    private static List<String> ways(Transaction transaction, SearchTerm term, long first) {
        if (term.isShort()) {
            return List.of(EVERY_TEXT + term.condition());
        }
        boolean waiting = !new Select("(SELECT 1 " + WAITING + ") w")
                .bind("first", first)
                .bind("end", first + LeadSearch.RANGE)
                .any(transaction, "1", 1, row -> true)
                .isEmpty();
        return waiting
                ? List.of(
                        INDEXED + " AND rowid NOT IN (SELECT s.search_id " + WAITING + ")",
                        "SELECT s.search_id " + WAITING + " AND " + term.condition())
                : List.of(INDEXED);
    }

    private static Map<String, Object> values(SearchTerm term, long first) {
        Map<String, Object> values = new HashMap<>(term.values());
        values.put("first", first);
        values.put("end", first + LeadSearch.RANGE);
        if (!term.isShort()) {
            values.put("match", term.match());
        }
        return values;
    }

    /** The numbers without what all begin with: that makes a list half as long. */
    private Found some(Transaction transaction, long most) {
        return select("(" + sql + " LIMIT " + most + ") m")
                .any(
                        transaction,
                        "COUNT(*), json_group_array(m.search_id - :first)",
                        1,
                        row -> new Found(row.getLong(1), row.getString(2)))
                .getFirst();
    }

    /** One way after the other: it takes a quarter longer to count a union. */
    private long sum(Transaction transaction, List<String> ways) {
        String counts = ways.stream()
                .map(way -> "SELECT COUNT(*) AS n FROM (" + way + ")")
                .collect(joining(" UNION ALL "));
        return select("(" + counts + ") c").sum(transaction, "c.n");
    }

    /** A query of tables that are made with {@link #sql}. */
    Select select(String from) {
        return bind(new Select(from));
    }

    /** Gives the names in {@link #sql} their values. */
    Select bind(Select select) {
        values.forEach(select::bind);
        return select;
    }
}
