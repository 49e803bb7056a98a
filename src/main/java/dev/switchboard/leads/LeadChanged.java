package dev.switchboard.leads;

import dev.switchboard.store.Transaction;

/** Brings what is kept for finding leads up to date, after one of them changed beside its messages. */
final class LeadChanged {
    private LeadChanged() {}

    static void tell(Transaction transaction, String userId, String leadId) {
        // Nothing is kept for finding leads yet: lists read the leads themselves.
    }
}
