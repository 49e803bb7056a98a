package dev.switchboard.leads;

import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a user's texts that match a search. A few are looked for once and kept, and so are many where it takes
 * longer to look for them than to keep them; more are looked for wherever they are wanted.
 *
 * @param sql a SELECT of them, each once, as {@code search_id}
 * @param values of the names in it
 * @param count how many there are
 */
record SearchNumbers(String sql, Map<String, Object> values, long count) {
    /** Of a text of many groups of letters, each of which is looked for in a list of its own, so many are kept. */
    static final long MANY = 50_000;

    private static final String KEPT = "SELECT value + :first AS search_id FROM json_each(:numbers)";

    /**
     * @param few so many are kept in any case
     * @param half in which another reader looks; null when it is all left to this one
     */
    static SearchNumbers of(
            Transaction transaction, SearchTerm term, SearchRange range, long few, @Nullable SearchHalf half) {
        Optional<SearchWays> address = half == null ? term.address(transaction, range) : Optional.empty();
        SearchWays ways = address.orElseGet(() -> SearchWays.of(transaction, term, range.first(), range.all()));
        SearchFound found = half == null
                ? ways.found(transaction, term.isLong() && address.isEmpty() ? Math.max(few, MANY) : few)
                : half.whole(transaction, term);
        return found.numbers() == null
                ? new SearchNumbers(ways.sql(), ways.values(), found.count())
                : new SearchNumbers(KEPT, Map.of("numbers", found.numbers(), "first", range.first()), found.count());
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
