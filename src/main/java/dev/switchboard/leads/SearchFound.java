package dev.switchboard.leads;

import org.jspecify.annotations.Nullable;

/**
 * What matches a search.
 *
 * @param count how many texts
 * @param numbers of theirs, each without what all of the user's begin with: that makes a list half as long. A JSON array;
 *     null when there are too many to keep
 */
record SearchFound(long count, @Nullable String numbers) {
    /** Both together; kept if both are. */
    SearchFound and(SearchFound other) {
        return new SearchFound(count + other.count, joined(numbers, other.numbers));
    }

    private static @Nullable String joined(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return null;
        }
        boolean isOneEmpty = one.equals("[]");
        return isOneEmpty || other.equals("[]")
                ? isOneEmpty ? other : one
                : one.substring(0, one.length() - 1) + "," + other.substring(1);
    }
}
