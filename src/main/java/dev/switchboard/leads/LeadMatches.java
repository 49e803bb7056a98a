package dev.switchboard.leads;

import dev.switchboard.leads.LeadList.Rows;
import dev.switchboard.leads.LeadOrder.Row;
import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of one page of a search. Few matches are all looked up and sorted. Of more, the sort's index is walked
 * with a list of the matches' numbers at hand; of so many that the list would take long, the texts are looked at on the
 * way, because then there are not many on it.
 */
final class LeadMatches {
    /** So many steps along an index take as long as to find what a match is filtered by, */
    private static final long ENTRY = 8;

    /** to fetch its row, */
    private static final long ROW = 16;

    /** to find a match and put its number on a list, */
    private static final long NUMBER = 6;

    /** and to look at the text of a lead on the way. */
    private static final long TEXT = 16;

    private final Transaction transaction;
    private final String userId;
    private final LeadQuery query;
    private final LeadFilter filter;
    private final String search;
    private final SearchTerm term;
    private final @Nullable List<Long> routes;
    private final LeadTotals anyRoute;
    private final LeadOrder order;
    private final @Nullable SearchHalf half;
    private final long few;

    /** @param half of the texts in which another reader looks; null for none */
    LeadMatches(
            Transaction transaction,
            String userId,
            LeadQuery query,
            String search,
            long few,
            @Nullable SearchHalf half) {
        this.few = few * LeadList.ROW_BY_ROW;
        this.half = half;
        this.transaction = transaction;
        this.userId = userId;
        this.query = query;
        this.filter = query.filter();
        this.search = search;
        this.term = SearchTerm.of(search);
        this.routes = LeadRoutes.of(transaction, userId, filter);
        this.anyRoute = new LeadTotals(transaction, userId, null);
        this.order = new LeadOrder(query.sort(), query.descending());
    }

    Rows rows() {
        Optional<SearchRange> range = half == null ? SearchRange.of(transaction, userId) : Optional.of(half.range());
        return range.isEmpty() || routes != null && routes.isEmpty()
                ? Rows.NONE
                : rows(SearchNumbers.of(transaction, term, range.get(), few, half));
    }

    private Rows rows(SearchNumbers numbers) {
        if (numbers.count() <= few && isNarrowed() && query.cursor() == null) {
            return ofAll(numbers);
        }
        long total = total(numbers);
        if (total == 0 || query.cursor() == null && query.offset() >= total) {
            return new Rows(List.of(), total);
        }
        List<Row> near = near(numbers, total);
        return new Rows(isPage(near, total) ? near : sorted(numbers), total);
    }

    private boolean isNarrowed() {
        return !filter.equals(LeadFilter.searching(search));
    }

    private boolean isTimed() {
        return filter.from() != null || filter.to() != null;
    }

    /** Looks all up once: to count and then to sort would be to do it twice. */
    private Rows ofAll(SearchNumbers numbers) {
        Select select = shown(numbers);
        narrow(select);
        List<Row> all = order.sorted(transaction, select, Integer.MAX_VALUE, 0);
        return new Rows(
                all.stream().skip(query.offset()).limit(query.limit() + 1).toList(), all.size());
    }

    private long total(SearchNumbers numbers) {
        if (!isNarrowed()) {
            return numbers.count();
        }
        Select select = isTimed() && during() < (ENTRY + ROW) * numbers.count()
                ? listed(LeadConditions.visible(LeadSort.LAST_MESSAGE_AT.walk(), userId), numbers)
                : leads(numbers);
        narrow(select);
        return select.count(transaction);
    }

    /** How many leads the time leaves, of all. */
    private long during() {
        return anyRoute.of(filter.onlyTimes());
    }

    private boolean isPage(List<Row> near, long total) {
        return near.size() > query.limit() || query.cursor() == null && query.offset() + near.size() == total;
    }

    private List<Row> sorted(SearchNumbers numbers) {
        Select select = shown(numbers);
        narrow(select);
        LeadCursor cursor = query.cursor();
        if (cursor != null) {
            order.behindAmongAll(select, cursor);
        }
        return order.sorted(transaction, select, query.limit() + 1, query.offset());
    }

    /** Without those who were hidden after another reader had found them. */
    private static Select shown(SearchNumbers numbers) {
        return leads(numbers).where("l.deleted_at IS NULL").where("l.merged_into IS NULL");
    }

    private static Select leads(SearchNumbers numbers) {
        return numbers.select("(" + numbers.sql() + ") m CROSS JOIN leads l ON l.search_id = m.search_id");
    }

    private void narrow(Select select) {
        LeadConditions.facets(select, "l", filter);
        LeadConditions.routes(select, "l", routes);
        LeadConditions.times(select, filter);
    }

    /** Goes along the sort's index; fewer than a page when matches are too far apart, or it is quicker to look all up. */
    private List<Row> near(SearchNumbers numbers, long total) {
        LeadCursor cursor = query.cursor();
        long entries = query.sort() == LeadSort.LAST_MESSAGE_AT ? during() : anyRoute.of(LeadFilter.ALL);
        long wanted = query.offset() + query.limit() + 1;
        long steps = Math.min(entries, wanted * entries / total);
        long allRows = ENTRY * numbers.count() + ROW * (isTimed() ? numbers.count() : total);
        long withList = steps + NUMBER * numbers.count();
        long withTexts = TEXT * steps;
        if (cursor != null && cursor.key() == null || allRows <= Math.min(withList, withTexts)) {
            return List.of();
        }
        Select select = withList < withTexts ? listed(walk(query.sort().walk()), numbers) : texts();
        return walk(select, patience(wanted) * entries / total, entries);
    }

    /** Where that many matches should be, so many are as good as sure; where they are not, all are looked up. */
    private static long patience(long wanted) {
        return wanted * 3 / 2 + 10;
    }

    private static Select listed(Select select, SearchNumbers numbers) {
        return select.bind(numbers.values()).where("l.search_id IN (" + numbers.sql() + ")");
    }

    private Select texts() {
        Select select = walk(query.sort().walk() + " CROSS JOIN lead_search s ON s.search_id = l.search_id");
        term.addTo(select);
        return select;
    }

    private Select walk(String from) {
        Select select = LeadConditions.visible(from, userId);
        LeadCursor cursor = query.cursor();
        if (cursor != null) {
            order.behind(select, cursor);
        }
        return select;
    }

    private List<Row> walk(Select select, long steps, long entries) {
        narrow(select);
        if (steps < entries) {
            end(steps).forEach(end -> order.upTo(select, end));
        }
        return order.walk(transaction, select, true, query.limit() + 1, query.offset());
    }

    private List<Row> end(long steps) {
        Select select = walk(query.sort().walk());
        if (query.sort() == LeadSort.LAST_MESSAGE_AT) {
            LeadConditions.times(select, filter);
        }
        return order.walk(transaction, select, true, 1, steps);
    }
}
