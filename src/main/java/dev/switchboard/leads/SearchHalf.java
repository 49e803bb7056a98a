package dev.switchboard.leads;

import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The upper half of a user's texts, in which another reader looks for a long text meanwhile: it takes half as long where
 * a processor is idle. That reader may see a later state than the page that is made of it; each text is in one half alone,
 * so that none is counted twice.
 *
 * @param range whose upper half it is
 * @param begun comes to its end by itself, within the time of a brief read
 * @param most so many numbers of a half are kept
 */
record SearchHalf(SearchRange range, CompletableFuture<SearchFound> begun, long most) {
    /** To be called before the read that waits for it. */
    static SearchHalf of(Database database, SearchTerm term, SearchRange range, long most) {
        return new SearchHalf(
                range,
                database.beginBriefly(transaction -> SearchWays.of(transaction, term, range.first(), range.upper())
                        .found(transaction, most)),
                most);
    }

    /** What is found in both. Should the other reader have failed, or have taken too long, this one looks there as well. */
    SearchFound whole(Transaction transaction, SearchTerm term) {
        SearchFound lower = found(transaction, term, range.lower());
        Optional<SearchFound> upper =
                begun.handle((found, failure) -> Optional.ofNullable(found)).join();
        return lower.and(upper.orElseGet(() -> found(transaction, term, range.upper())));
    }

    private SearchFound found(Transaction transaction, SearchTerm term, SearchRange.Part part) {
        return SearchWays.of(transaction, term, range.first(), part).found(transaction, most);
    }
}
