package dev.switchboard.leads;

import dev.switchboard.leads.LeadOrder.Row;
import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of one page without a search. Of few matches all are looked up and sorted; of many the sort's index is
 * walked, in which the next match is never far.
 */
final class LeadList {
    /** To look so many up takes about as long as to walk past as many others as there are between a page of them. */
    static final long USUAL_FEW = 700;

    /** Where each step of a walk needs a look at a row as well, that many times more. */
    static final long ROW_BY_ROW = 6;

    private static final int MOST_SEEKS = 2_000;

    private final Transaction transaction;
    private final String userId;
    private final LeadQuery query;
    private final LeadFilter filter;
    private final @Nullable List<Long> routes;
    private final LeadTotals totals;
    private final LeadOrder order;
    private final long few;

    LeadList(Transaction transaction, String userId, LeadQuery query, long few) {
        this.few = few;
        this.transaction = transaction;
        this.userId = userId;
        this.query = query;
        this.filter = query.filter();
        this.routes = LeadRoutes.of(transaction, userId, filter);
        this.totals = new LeadTotals(transaction, userId, routes);
        this.order = new LeadOrder(query.sort(), query.descending());
    }

    /** How many match, and one more of their rows than the page takes, if there are. */
    record Rows(List<Row> rows, long total) {
        static final Rows NONE = new Rows(List.of(), 0);
    }

    Rows rows() {
        if (routes != null && routes.isEmpty()) {
            return Rows.NONE;
        }
        long total = totals.of(filter);
        if (total == 0 || query.cursor() == null && query.offset() >= total) {
            return new Rows(List.of(), total);
        }
        Select select = total <= few * (isTimed() ? ROW_BY_ROW : 1) ? few() : null;
        return new Rows(select == null ? walk(total) : sorted(select), total);
    }

    /** By what narrows them down; null when nothing does it well. */
    private @Nullable Select few() {
        if (isTimed() && query.sort() == LeadSort.LAST_MESSAGE_AT) {
            return null;
        }
        if (isTimed()
                && totals.of(filter.atAnyTime()) > new LeadTotals(transaction, userId, null).of(filter.onlyTimes())) {
            return select("leads l INDEXED BY leads_by_last_message");
        }
        List<Long> facets = totals.facets(filter);
        int ways = routes == null ? 1 : routes.size();
        return facets.size() * ways > MOST_SEEKS
                ? null
                : select("leads l INDEXED BY leads_by_facets")
                        .where("l.facets IN ("
                                + facets.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")");
    }

    private boolean isTimed() {
        return filter.from() != null || filter.to() != null;
    }

    private Select select(String from) {
        Select select = LeadConditions.visible(from, userId);
        LeadConditions.facets(select, "l", filter);
        LeadConditions.routes(select, "l", routes);
        LeadConditions.times(select, filter);
        return select;
    }

    private List<Row> sorted(Select few) {
        LeadCursor cursor = query.cursor();
        if (cursor != null) {
            order.behindAmongAll(few, cursor);
        }
        return order.sorted(transaction, few, query.limit() + 1, query.offset());
    }

    private List<Row> walk(long total) {
        int wanted = query.limit() + 1;
        LeadCursor cursor = query.cursor();
        if (cursor != null && cursor.key() == null) {
            return absent(wanted, 0, cursor);
        }
        List<Row> rows = present(wanted, cursor);
        boolean all = cursor == null && query.offset() + rows.size() >= total;
        if (rows.size() == wanted || !query.sort().isNullable() || all) {
            return rows;
        }
        List<Row> both = new ArrayList<>(rows);
        both.addAll(absent(wanted - rows.size(), rows.isEmpty() && cursor == null ? overshoot() : 0, null));
        return both;
    }

    /** How far the offset reaches behind all that have something to sort by. */
    private long overshoot() {
        return query.offset() - totals.present(filter, query.sort());
    }

    private List<Row> present(int wanted, @Nullable LeadCursor cursor) {
        Select select = select(query.sort().walk());
        if (query.sort() == LeadSort.TOTAL_SCORE) {
            scores(select);
        }
        if (cursor != null) {
            order.behind(select, cursor);
        }
        return order.walk(transaction, select, true, wanted, query.offset());
    }

    private void scores(Select select) {
        if (filter.minTotalScore() != null) {
            select.where("l.total_score >= " + filter.minTotalScore());
        }
        if (filter.maxTotalScore() != null) {
            select.where("l.total_score <= " + filter.maxTotalScore());
        }
    }

    private List<Row> absent(int wanted, long offset, @Nullable LeadCursor cursor) {
        if (excludesAbsent()) {
            return List.of();
        }
        Select select = select(query.sort().walk());
        if (cursor != null) {
            order.behind(select, cursor);
        }
        return order.walk(transaction, select, false, wanted, offset);
    }

    private boolean excludesAbsent() {
        return switch (query.sort()) {
            case LAST_MESSAGE_AT -> isTimed();
            case TOTAL_SCORE -> filter.minTotalScore() != null || filter.maxTotalScore() != null;
            case FIRST_CONTACT_AT, TOTAL_MESSAGES, NAME, CREATED_AT -> false;
        };
    }
}
