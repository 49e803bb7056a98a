package dev.switchboard.leads;

import dev.switchboard.store.Transaction;
import java.util.Optional;

/**
 * The numbers of a user's texts.
 *
 * @param first is below all of them
 * @param last that was given
 */
record SearchRange(long first, long last) {
    /** Some of them, both ends included. */
    record Part(long begin, long end) {}

    /** Empty when the user has no texts. */
    static Optional<SearchRange> of(Transaction transaction, String userId) {
        return transaction.one(
                "SELECT first, last FROM search_ranges WHERE user_id = ?",
                row -> new SearchRange(row.getLong(1), row.getLong(2)),
                userId);
    }

    /** With those that are to be given yet. */
    Part all() {
        return new Part(first, first + LeadSearch.RANGE);
    }

    Part lower() {
        return new Part(first, middle());
    }

    /** With those that are to be given yet. */
    Part upper() {
        return new Part(middle() + 1, all().end());
    }

    private long middle() {
        return (first + last) / 2;
    }
}
