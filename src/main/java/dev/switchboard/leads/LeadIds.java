package dev.switchboard.leads;

import dev.switchboard.store.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From what a caller calls a customer to the lead that answers for it. */
public final class LeadIds {
    /** Merges of merges are followed this far; more would be a circle. */
    private static final int MOST_MERGES = 32;

    private final Transaction transaction;
    private final String userId;

    LeadIds(Transaction transaction, String userId) {
        this.transaction = transaction;
        this.userId = userId;
    }

    /** The lead that is shown for that id, in any spelling; empty when there is none or it is deleted. */
    public static Optional<KnownLead> shown(Transaction transaction, String userId, String customerPhone) {
        LeadIds ids = new LeadIds(transaction, userId);
        return ids.survivor(customerPhone).map(ids::lead);
    }

    /** The same of one that may be deleted. */
    public static Optional<KnownLead> known(Transaction transaction, String userId, String customerPhone) {
        return any(transaction, userId, customerPhone)
                .filter(lead -> Leads.byId(transaction, userId, lead.leadId()).firstContactAt() < Leads.NEVER);
    }

    /** The same of one that may never have been shown: the platform told of a customer who did not write so far. */
    public static Optional<KnownLead> any(Transaction transaction, String userId, String customerPhone) {
        LeadIds ids = new LeadIds(transaction, userId);
        return ids.byAlias(customerPhone).map(id -> ids.lead(survivorOf(transaction, userId, id)));
    }

    private KnownLead lead(String leadId) {
        return new KnownLead(leadId, Leads.byId(transaction, userId, leadId).customerPhone());
    }

    /** The id of the lead that is shown for it; empty when there is none or it is deleted. */
    Optional<String> survivor(String customerPhone) {
        return byAlias(customerPhone).flatMap(this::follow);
    }

    private Optional<String> byAlias(String customerPhone) {
        for (String alias : CustomerPhone.spellings(customerPhone)) {
            Optional<String> leadId = transaction.one(
                    "SELECT lead_id FROM lead_aliases WHERE user_id = ? AND alias = ?",
                    row -> row.getString(1),
                    userId,
                    alias);
            if (leadId.isPresent()) {
                return leadId;
            }
        }
        return Optional.empty();
    }

    private Optional<String> follow(String start) {
        String leadId = start;
        for (int i = 0; i < MOST_MERGES; i++) {
            Optional<Step> step = step(leadId);
            if (step.isEmpty() || step.get().mergedInto() == null) {
                return step.filter(last -> !last.deleted()).map(Step::leadId);
            }
            leadId = step.get().mergedInto();
        }
        return Optional.empty();
    }

    /** The lead that one was merged into, as often as it was; itself when it was not. */
    static String survivorOf(Transaction transaction, String userId, String leadId) {
        LeadIds ids = new LeadIds(transaction, userId);
        String last = leadId;
        for (int i = 0; i < MOST_MERGES; i++) {
            @Nullable String next = ids.step(last).map(Step::mergedInto).orElse(null);
            if (next == null) {
                return last;
            }
            last = next;
        }
        return last;
    }

    private record Step(String leadId, @Nullable String mergedInto, boolean deleted) {}

    private Optional<Step> step(String leadId) {
        return transaction.one(
                "SELECT lead_id, merged_into, deleted_at FROM leads WHERE user_id = ? AND lead_id = ?",
                row -> new Step(row.getString(1), row.getString(2), row.getObject(3) != null),
                userId,
                leadId);
    }
}
