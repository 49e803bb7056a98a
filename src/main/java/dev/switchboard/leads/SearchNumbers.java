package dev.switchboard.leads;

import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a user's texts that match a search. A few are looked for once and kept, and so are many of a long text,
 * which it takes longer to look for than to keep; more are looked for wherever they are wanted.
 *
 * @param sql a SELECT of them, each once, as {@code search_id}
 * @param values of the names in it
 * @param count how many there are
 */
record SearchNumbers(String sql, Map<String, Object> values, long count) {
    private static final String KEPT = "SELECT value + :first AS search_id FROM json_each(:numbers)";

    /**
     * @param few so many are kept of what this one looks for
     * @param half in which another reader looks, with how many are kept then; null when it is all left to this one
     */
    static SearchNumbers of(
            Transaction transaction, SearchTerm term, SearchRange range, long few, @Nullable SearchHalf half) {
        Optional<SearchWays> address = half == null ? term.address(transaction, range) : Optional.empty();
        SearchWays ways = address.orElseGet(() -> SearchWays.of(transaction, term, range.first(), range.all()));
        SearchFound found = half == null ? ways.found(transaction, few) : half.whole(transaction, term);
        return found.numbers() == null
                ? new SearchNumbers(ways.sql(), ways.values(), found.count())
                : new SearchNumbers(KEPT, Map.of("numbers", found.numbers(), "first", range.first()), found.count());
    }

    /** A query of tables that are made with {@link #sql}. */
    Select select(String from) {
        return new Select(from).bind(values);
    }
}
