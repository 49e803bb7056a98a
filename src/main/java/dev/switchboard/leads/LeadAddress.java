package dev.switchboard.leads;

import dev.switchboard.store.Transaction;
import java.util.Collections;
import java.util.List;

/** Works out which of a lead's ids is shown and which is answered to, after they changed. */
final class LeadAddress {
    void refresh(Transaction transaction, String userId, String leadId) {
        List<Alias> all = Aliases.ofLead(transaction, userId, leadId);
        long phoneLostAt = transaction
                .one(
                        "SELECT phone_lost_at FROM leads WHERE user_id = ? AND lead_id = ?",
                        row -> row.getLong(1),
                        userId,
                        leadId)
                .orElse(0L);
        String shown = Collections.max(all, Alias.byShowing(phoneLostAt)).id();
        String address = Collections.max(all, Alias.byReach(phoneLostAt)).id();
        transaction.update(
                "UPDATE leads SET customer_phone = ?, address = ? WHERE user_id = ? AND lead_id = ?",
                shown,
                address.equals(shown) ? null : address,
                userId,
                leadId);
        LeadSearch.refresh(transaction, userId, leadId);
        readdress(transaction, userId, leadId, address);
    }

    /** What waits to be sent reads the address when it leaves. */
    private static void readdress(Transaction transaction, String userId, String leadId, String address) {
        transaction.update(
                "UPDATE conversations SET customer_id = ? WHERE user_id = ? AND lead_id = ? AND platform = 'whatsapp'"
                        + " AND customer_id <> ?",
                address,
                userId,
                leadId,
                address);
    }
}
