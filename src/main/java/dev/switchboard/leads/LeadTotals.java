package dev.switchboard.leads;

import static dev.switchboard.leads.MessagePlace.DAY_MS;

import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many leads there are, from counters that are kept on write. A time that is no whole day is a whole number of days
 * and a part of one, which is counted in an index.
 */
final class LeadTotals {
    /** Day of the counters that are sums of all days. */
    private static final long ALL = -1;

    private final Transaction transaction;
    private final String userId;
    private final @Nullable List<Long> routes;

    /** @param routes as of {@link LeadRoutes} */
    LeadTotals(Transaction transaction, String userId, @Nullable List<Long> routes) {
        this.transaction = transaction;
        this.userId = userId;
        this.routes = routes;
    }

    /** How many meet the filter, whose search and customer are left out here. */
    long of(LeadFilter filter) {
        return of(filter, null);
    }

    /** As {@link #of(LeadFilter)}, of those that have something to sort by. */
    long present(LeadFilter filter, LeadSort sort) {
        if (!sort.isNullable()) {
            return of(filter);
        }
        return sort == LeadSort.LAST_MESSAGE_AT ? active(filter, null) : of(filter, sort);
    }

    /** @param having only those that have something to sort so by; null for all */
    private long of(LeadFilter filter, @Nullable LeadSort having) {
        return filter.from() == null && filter.to() == null ? days(filter, having, ALL, ALL) : active(filter, having);
    }

    private long active(LeadFilter filter, @Nullable LeadSort having) {
        long from = millis(filter.from(), 0);
        long to = millis(filter.to(), Long.MAX_VALUE - DAY_MS);
        if (from > to) {
            return 0;
        }
        long first = (from + DAY_MS - 1) / DAY_MS;
        long last = (to + 1) / DAY_MS - 1;
        if (first > last) {
            return part(filter, having, from, to);
        }
        return days(filter, having, first, last)
                + ofDay(filter, having, from, first * DAY_MS - 1)
                + ofDay(filter, having, (last + 1) * DAY_MS, to);
    }

    /** Of one day, both ends included: of most of it the rest is counted, which is quicker. */
    private long ofDay(LeadFilter filter, @Nullable LeadSort having, long from, long to) {
        if (to - from < DAY_MS / 2) {
            return part(filter, having, from, to);
        }
        long day = from / DAY_MS;
        return days(filter, having, day, day)
                - part(filter, having, day * DAY_MS, from - 1)
                - part(filter, having, to + 1, (day + 1) * DAY_MS - 1);
    }

    private static long millis(@Nullable Instant time, long otherwise) {
        return time == null ? otherwise : Math.max(0, Math.min(time.toEpochMilli(), Long.MAX_VALUE - DAY_MS));
    }

    private long days(LeadFilter filter, @Nullable LeadSort having, long first, long last) {
        Select select = new Select("lead_counts c")
                .where("c.user_id = :user")
                .bind("user", userId)
                .where("c.day BETWEEN :first AND :last")
                .bind("first", first)
                .bind("last", last);
        LeadConditions.facets(select, "c", filter);
        LeadConditions.routes(select, "c", routes);
        LeadConditions.present(select, "c", having);
        return select.sum(transaction, "c.leads");
    }

    private long part(LeadFilter filter, @Nullable LeadSort having, long from, long to) {
        if (from > to) {
            return 0;
        }
        Select select = LeadConditions.visible("leads l INDEXED BY leads_by_last_message", userId)
                .where("l.last_message_at BETWEEN :from AND :to")
                .bind("from", from)
                .bind("to", to);
        LeadConditions.facets(select, "l", filter);
        LeadConditions.routes(select, "l", routes);
        LeadConditions.present(select, "l", having);
        return select.count(transaction);
    }

    /** Which facets those leads have. */
    List<Long> facets(LeadFilter filter) {
        Select select = new Select("lead_counts c")
                .where("c.user_id = :user")
                .bind("user", userId)
                .where("c.day = " + ALL);
        LeadConditions.facets(select, "c", filter);
        LeadConditions.routes(select, "c", routes);
        return select.list(transaction, "DISTINCT c.facets", "c.facets", row -> row.getLong(1));
    }
}
