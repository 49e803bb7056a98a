package dev.switchboard.leads;

import dev.switchboard.leads.LeadList.Rows;
import dev.switchboard.leads.LeadOrder.Row;
import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list of at most one lead: the customer is named, and may be by any id. */
final class OneLead {
    private OneLead() {}

    static Rows rows(Transaction transaction, String userId, LeadQuery query) {
        Optional<String> leadId = new LeadIds(transaction, userId)
                .survivor(String.valueOf(query.filter().customerPhone()));
        List<Long> routes = LeadRoutes.of(transaction, userId, query.filter());
        if (leadId.isEmpty() || routes != null && routes.isEmpty()) {
            return Rows.NONE;
        }
        List<Row> rows = new LeadOrder(query.sort(), query.descending())
                .sorted(transaction, select(userId, leadId.get(), query.filter(), routes), 1, 0);
        return new Rows(query.skipped() > 0 ? List.of() : rows, rows.size());
    }

    private static Select select(String userId, String leadId, LeadFilter filter, @Nullable List<Long> routes) {
        Select select = LeadConditions.visible("leads l LEFT JOIN lead_search s ON s.search_id = l.search_id", userId)
                .where("l.lead_id = :lead")
                .bind("lead", leadId);
        LeadConditions.facets(select, "l", filter);
        LeadConditions.routes(select, "l", routes);
        LeadConditions.times(select, filter);
        if (filter.search() != null) {
            SearchTerm.of(filter.search()).addTo(select);
        }
        return select;
    }
}
