package dev.switchboard.leads;

import java.util.Comparator;

/**
 * An id that a lead goes by, and what we know of its age. All times are the platform's, in epoch milliseconds, so that
 * the order in which webhooks arrive makes no difference.
 *
 * @param seenAt when it was first used
 * @param adoptedAt when the platform last told that it is the new one; 0 for never
 * @param supersededAt when it last told that it is the old one; 0 for never
 */
record Alias(String id, long seenAt, long adoptedAt, long supersededAt) {
    /** WhatsApp's {@code US.ENT.123}. */
    private static final String PARENT = ".ENT.";

    private static final int PARENT_AT = 2;

    boolean isPhone() {
        return id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * True when the customer is not to be reached by it any more.
     *
     * @param phoneLostAt since when the customer's phone is another that we are not told; 0 for never
     */
    boolean isStale(long phoneLostAt) {
        return supersededAt > adoptedAt || isPhone() && age() < phoneLostAt;
    }

    /** One for all portfolios of a group of businesses: the id of its own is the better one. */
    private boolean isParent() {
        return id.length() > PARENT_AT && id.startsWith(PARENT, PARENT_AT);
    }

    private long age() {
        return Math.max(seenAt, adoptedAt);
    }

    private static Comparator<Alias> newest() {
        return Comparator.comparingLong(Alias::age).thenComparing(Alias::id);
    }

    /** Last is the one to show: a phone before other ids, whatever became of it. */
    static Comparator<Alias> byShowing(long phoneLostAt) {
        return Comparator.comparing(Alias::isPhone)
                .thenComparing(alias -> !alias.isStale(phoneLostAt))
                .thenComparing(alias -> !alias.isParent())
                .thenComparing(newest());
    }

    /** Last is the one to answer to: one that holds before others, of those a phone. */
    static Comparator<Alias> byReach(long phoneLostAt) {
        return Comparator.comparing((Alias alias) -> !alias.isStale(phoneLostAt))
                .thenComparing(Alias::isPhone)
                .thenComparing(alias -> !alias.isParent())
                .thenComparing(newest());
    }
}
