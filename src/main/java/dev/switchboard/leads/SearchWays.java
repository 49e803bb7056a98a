package dev.switchboard.leads;

import static java.util.stream.Collectors.joining;

import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the numbers of a user's texts that match a search are had. Texts that are not in the index yet are looked at one by
 * one: they are those of the last second.
 *
 * @param ways a SELECT each, of a column {@code search_id}; no number is on two of them
 * @param values of the names in them
 */
record SearchWays(List<String> ways, Map<String, Object> values) {
    private static final String INDEXED =
            "SELECT rowid AS search_id FROM lead_trigrams WHERE lead_trigrams MATCH :match AND rowid BETWEEN :begin AND :end";

    private static final String WAITING = "FROM lead_search s INDEXED BY lead_search_waiting"
            + " WHERE s.state = 1 AND s.search_id BETWEEN :begin AND :end";

    private static final String EVERY_TEXT =
            "SELECT s.search_id FROM lead_search s WHERE s.state < 2 AND s.search_id BETWEEN :begin AND :end AND ";

    /** @param first is below the numbers of all the user's texts */
    static SearchWays of(Transaction transaction, SearchTerm term, long first, SearchRange.Part part) {
        return new SearchWays(ways(transaction, term, part), values(term, first, part));
    }

    /** What waits is left out of the index only if something does: that takes its time. */
    private static List<String> ways(Transaction transaction, SearchTerm term, SearchRange.Part part) {
        if (term.isShort()) {
            return List.of(EVERY_TEXT + term.condition());
        }
        boolean waiting = !new Select("(SELECT 1 " + WAITING + ") w")
                .bind("begin", part.begin())
                .bind("end", part.end())
                .any(transaction, "1", 1, row -> true)
                .isEmpty();
        return waiting
                ? List.of(
                        INDEXED + " AND rowid NOT IN (SELECT s.search_id " + WAITING + ")",
                        "SELECT s.search_id " + WAITING + " AND " + term.condition())
                : List.of(INDEXED);
    }

    private static Map<String, Object> values(SearchTerm term, long first, SearchRange.Part part) {
        Map<String, Object> values = new HashMap<>(term.values());
        values.put("first", first);
        values.put("begin", part.begin());
        values.put("end", part.end());
        if (!term.isShort()) {
            values.put("match", term.match());
        }
        return values;
    }

    /** All ways in one. */
    String sql() {
        return String.join(" UNION ALL ", ways);
    }

    /** @param most so many numbers are kept; more are only counted */
    SearchFound found(Transaction transaction, long most) {
        SearchFound some = some(transaction, most + 1);
        return some.count() <= most ? some : new SearchFound(sum(transaction), null);
    }

    private SearchFound some(Transaction transaction, long most) {
        return select("(" + sql() + " LIMIT " + most + ") m")
                .any(
                        transaction,
                        "COUNT(*), json_group_array(m.search_id - :first)",
                        1,
                        row -> new SearchFound(row.getLong(1), row.getString(2)))
                .getFirst();
    }

    /** One way after the other: it takes a quarter longer to count a union. */
    private long sum(Transaction transaction) {
        String counts = ways.stream()
                .map(way -> "SELECT COUNT(*) AS n FROM (" + way + ")")
                .collect(joining(" UNION ALL "));
        return select("(" + counts + ") c").sum(transaction, "c.n");
    }

    boolean hasMoreThan(Transaction transaction, long most) {
        return select("(" + sql() + " LIMIT " + (most + 1) + ") m").count(transaction) > most;
    }

    private Select select(String from) {
        return new Select(from).bind(values);
    }
}
