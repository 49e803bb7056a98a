package dev.switchboard.leads;

import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The upper half of a user's texts, in which another reader looks for a long text meanwhile: it takes half as long where
 * a processor is idle. That reader may see an earlier or a later state than the page that is made of it: each text is in
 * one half alone, so that none is counted twice, and {@link LeadMatches} shows nobody who is hidden by then.
 *
 * @param range whose upper half it is
 * @param begun comes to its end by itself, within the time of a brief read
 * @param most so many numbers of a half are kept
 */
record SearchHalf(SearchRange range, CompletableFuture<SearchFound> begun, long most) {
    /** Of a text of many groups of letters, each of which is looked for in a list of its own, so many are kept. */
    static final long USUAL_MANY = 50_000;

    /**
     * To be called before the read that waits for it.
     *
     * @param many so many numbers of both halves are kept
     * @return empty when there is nothing to look through, or there is a quicker way than to do so
     */
    static Optional<SearchHalf> begin(Database database, String userId, SearchTerm term, long many) {
        return database.readBriefly(transaction -> SearchRange.of(transaction, userId)
                        .filter(range -> term.address(transaction, range).isEmpty()))
                .map(range -> of(database, term, range, many / 2));
    }

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
