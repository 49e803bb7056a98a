package dev.switchboard.leads;

import dev.switchboard.store.Transaction;
import java.time.Clock;

/** Takes leads out of every list and brings them back: nothing of them is lost. */
public final class LeadRemoval {
    private final Clock clock;

    public LeadRemoval(Clock clock) {
        this.clock = clock;
    }

    /** Deletes a lead that can be restored; one that is deleted stays so since when it was. */
    public void delete(Transaction transaction, String userId, String leadId) {
        long now = clock.millis();
        transaction.update(
                "UPDATE leads SET deleted_at = ?, updated_at = ? WHERE user_id = ? AND lead_id = ? AND deleted_at IS NULL",
                now,
                now,
                userId,
                leadId);
    }

    /** Brings a lead back; one that is there stays as it is. */
    public void restore(Transaction transaction, String userId, String leadId) {
        transaction.update(
                "UPDATE leads SET deleted_at = NULL, updated_at = ? WHERE user_id = ? AND lead_id = ?"
                        + " AND deleted_at IS NOT NULL",
                clock.millis(),
                userId,
                leadId);
    }
}
