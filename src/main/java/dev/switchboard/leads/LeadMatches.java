package dev.switchboard.leads;

import dev.switchboard.leads.LeadList.Rows;
import dev.switchboard.leads.LeadOrder.Row;
import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of one page of a search. Texts that are not in the index yet are looked at one by one: they are those of
 * the last second.
 */
final class LeadMatches {
    /** So many index entries are read per match that is expected among them, before all matches are sorted instead. */
    private static final int PATIENCE = 6;

    private final Transaction transaction;
    private final String userId;
    private final LeadQuery query;
    private final LeadFilter filter;
    private final String search;
    private final SearchTerm term;
    private final @Nullable List<Long> routes;
    private final LeadOrder order;
    private final long first;
    private final long few;

    LeadMatches(Transaction transaction, String userId, LeadQuery query, String search, long few) {
        this.few = few * LeadList.ROW_BY_ROW;
        this.transaction = transaction;
        this.userId = userId;
        this.query = query;
        this.filter = query.filter();
        this.search = search;
        this.term = SearchTerm.of(search);
        this.routes = LeadRoutes.of(transaction, userId, filter);
        this.order = new LeadOrder(query.sort(), query.descending());
        this.first = transaction
                .one("SELECT first FROM search_ranges WHERE user_id = ?", row -> row.getLong(1), userId)
                .orElse(-1L);
    }

    Rows rows() {
        if (first < 0 || routes != null && routes.isEmpty()) {
            return Rows.NONE;
        }
        if (query.cursor() != null || term.isShort()) {
            return ofMany();
        }
        List<Long> numbers = numbers();
        return numbers.size() > few ? ofMany() : ofFew(numbers);
    }

    private boolean isNarrowed() {
        return !filter.equals(LeadFilter.searching(search));
    }

    /** The numbers of the texts that match; one more than a few when there are more. */
    private List<Long> numbers() {
        String from = "(" + String.join(" UNION ALL ", ways()) + ") m";
        return select(from, from).any(transaction, "m.search_id", (int) few + 1, row -> row.getLong(1));
    }

    /** Looks for the words once: to count and then to sort would be to look twice. */
    private Rows ofFew(List<Long> numbers) {
        Select select = new Select("json_each(:numbers) m CROSS JOIN leads l ON l.search_id = m.value")
                .bind("numbers", numbers.toString());
        if (!isNarrowed()) {
            return new Rows(order.sorted(transaction, select, query.limit() + 1, query.offset()), numbers.size());
        }
        narrow(select);
        List<Row> all = order.sorted(transaction, select, numbers.size(), 0);
        return new Rows(
                all.stream().skip(query.offset()).limit(query.limit() + 1).toList(), all.size());
    }

    private Rows ofMany() {
        long total = total();
        if (total == 0 || query.cursor() == null && query.offset() >= total) {
            return new Rows(List.of(), total);
        }
        List<Row> near = total > few ? near(total) : List.of();
        return new Rows(near.size() > query.limit() ? near : sorted(), total);
    }

    /** In two counts: of a union the engine would make a table first. */
    private long total() {
        if (isNarrowed()) {
            return ways().stream()
                    .mapToLong(way -> leads(way).count(transaction))
                    .sum();
        }
        return ways().stream()
                .mapToLong(way -> select("(" + way + ") m", way).count(transaction))
                .sum();
    }

    private Select select(String from, String matching) {
        Select select = new Select(from).bind("first", first).bind("end", first + LeadSearch.RANGE);
        if (matching.contains(":match")) {
            select.bind("match", term.match());
        }
        term.bind(select);
        return select;
    }

    /** The ways to the numbers of the texts that match: none is on two of them. */
    private List<String> ways() {
        return term.isShort() ? List.of(everyText()) : List.of(term.isGram() ? gram() : indexed(), waiting());
    }

    private String everyText() {
        return "SELECT s.search_id FROM lead_search s WHERE s.state < 2 AND s.search_id" + range();
    }

    private String indexed() {
        return "SELECT s.search_id FROM lead_trigrams CROSS JOIN lead_search s ON s.search_id = lead_trigrams.rowid"
                + " WHERE lead_trigrams MATCH :match AND s.state = 0 AND lead_trigrams.rowid" + range();
    }

    /** Without a look at the texts. */
    private String gram() {
        return "SELECT rowid AS search_id FROM lead_trigrams"
                + " WHERE lead_trigrams MATCH :match AND rowid BETWEEN :first AND :end"
                + " AND rowid NOT IN (SELECT search_id FROM lead_search INDEXED BY lead_search_waiting WHERE state = 1)";
    }

    private String waiting() {
        return "SELECT s.search_id FROM lead_search s INDEXED BY lead_search_waiting"
                + " WHERE s.state = 1 AND s.search_id" + range();
    }

    private String range() {
        return " BETWEEN :first AND :end AND " + term.condition();
    }

    /** The leads that match. */
    private Select leads(String matching) {
        Select select = select("(" + matching + ") m CROSS JOIN leads l ON l.search_id = m.search_id", matching);
        narrow(select);
        return select;
    }

    private void narrow(Select select) {
        LeadConditions.facets(select, "l", filter);
        LeadConditions.routes(select, "l", routes);
        LeadConditions.times(select, filter);
    }

    private List<Row> sorted() {
        Select select = leads(String.join(" UNION ALL ", ways()));
        LeadCursor cursor = query.cursor();
        if (cursor != null) {
            order.behindAmongAll(select, cursor);
        }
        return order.sorted(transaction, select, query.limit() + 1, query.offset());
    }

    /** Goes along the sort's index for as far as a page of matches should reach; fewer than a page when it does not. */
    private List<Row> near(long total) {
        LeadCursor cursor = query.cursor();
        long wanted = query.offset() + query.limit() + 1;
        long all = new LeadTotals(transaction, userId, null).of(LeadFilter.ALL);
        long steps = Math.max(few, PATIENCE * wanted * all / total);
        if (cursor != null && cursor.key() == null || steps > all / 2) {
            return List.of();
        }
        Select select = walk(query.sort().walk() + " CROSS JOIN lead_search s ON s.search_id = l.search_id");
        narrow(select);
        term.addTo(select);
        order.walk(transaction, walk(query.sort().walk()), true, 1, steps).forEach(end -> order.upTo(select, end));
        return order.walk(transaction, select, true, query.limit() + 1, query.offset());
    }

    private Select walk(String from) {
        Select select = LeadConditions.visible(from, userId);
        LeadCursor cursor = query.cursor();
        if (cursor != null) {
            order.behind(select, cursor);
        }
        return select;
    }
}
