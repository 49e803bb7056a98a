package dev.switchboard.leads;

import dev.switchboard.store.Transaction;

/** Keeps what leads are searched and sorted by beside them: their texts, with the case of letters folded. */
public final class LeadSearch {
    private LeadSearch() {}

    /**
     * Brings it up to date with the lead's row. To be called in the transaction that changed a name, an e-mail, a company
     * or a customer's phone; deletions, restores and merges need no call.
     */
    public static void refresh(Transaction transaction, String userId, String leadId) {
        // the index is not there yet
    }
}
