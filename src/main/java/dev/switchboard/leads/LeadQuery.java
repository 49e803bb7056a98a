package dev.switchboard.leads;

import dev.switchboard.message.Platform;
import dev.switchboard.store.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of leads.
 *
 * @param limit at least 1
 * @param offset how many to skip; 0 with a cursor
 * @param cursor behind which lead to go on; null for the beginning
 */
public record LeadQuery(
        LeadFilter filter,
        LeadSort sort,
        boolean descending,
        int limit,
        long offset,
        @Nullable LeadCursor cursor) {
    /** The 50 leads who wrote last. */
    public static final LeadQuery FIRST_PAGE = new LeadQuery(LeadFilter.ALL, LeadSort.LAST_MESSAGE_AT, true, 50, 0);

    public LeadQuery(LeadFilter filter, LeadSort sort, boolean descending, int limit, long offset) {
        this(filter, sort, descending, limit, offset, null);
    }

    /** The same, to go on behind a lead of that list. */
    public LeadQuery after(LeadCursor place) {
        return new LeadQuery(filter, sort, descending, limit, 0, place);
    }

    /** How many leads are before the page. */
    public long skipped() {
        return cursor == null ? offset : cursor.offset();
    }

    /**
     * What a list is known by: a cursor of another cannot go on in this one.
     *
     * @param window how the time was asked for: a number of days stays the same list while time goes on
     */
    public static long binding(LeadFilter filter, LeadSort sort, boolean descending, String window) {
        String all = String.join(
                "|",
                platforms(filter.platforms()),
                statuses(filter.statuses()),
                Arrays.asList(
                                filter.hasExtraction(),
                                filter.hasEmail(),
                                filter.minTotalScore(),
                                filter.maxTotalScore(),
                                filter.hasConversation(),
                                filter.isActive(),
                                sort,
                                descending)
                        .toString(),
                text(filter.search()),
                text(filter.customerPhone()),
                text(filter.agentId()),
                text(filter.phoneNumberId()),
                window);
        return ByteBuffer.wrap(Sha256.of(all)).getLong();
    }

    private static String platforms(Set<Platform> platforms) {
        return platforms.isEmpty() ? "" : EnumSet.copyOf(platforms).toString();
    }

    private static String statuses(Set<LeadStatus> statuses) {
        return statuses.isEmpty() ? "" : EnumSet.copyOf(statuses).toString();
    }

    private static String text(@Nullable String value) {
        return value == null ? "-" : "+" + value;
    }
}
