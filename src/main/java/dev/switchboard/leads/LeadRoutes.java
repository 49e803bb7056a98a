package dev.switchboard.leads;

import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways leads come: the accounts and agents of their conversations. Many leads share one. */
final class LeadRoutes {
    private LeadRoutes() {}

    /** Those that have one conversation which meets all that is asked of one; null when nothing is asked. */
    static @Nullable List<Long> of(Transaction transaction, String userId, LeadFilter filter) {
        List<String> wanted = new ArrayList<>();
        Select select = new Select("lead_routes r").where("r.user_id = :user").bind("user", userId);
        if (filter.phoneNumberId() != null) {
            wanted.add("json_extract(one.value, '$[0]') = :account");
            select.bind("account", filter.phoneNumberId());
        }
        if (filter.agentId() != null) {
            wanted.add("json_extract(one.value, '$[1]') = :agent");
            select.bind("agent", filter.agentId());
        }
        if (filter.isActive() != null) {
            wanted.add("json_extract(one.value, '$[2]') = " + (filter.isActive() ? 1 : 0));
        }
        if (wanted.isEmpty()) {
            return null;
        }
        return select.where("EXISTS (SELECT 1 FROM json_each(r.route) one WHERE " + String.join(" AND ", wanted) + ")")
                .list(transaction, "r.route_id", "r.route_id", row -> row.getLong(1));
    }
}
