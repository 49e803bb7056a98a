package dev.switchboard.leads;

/**
 * The lead of a customer.
 *
 * @param lead as it was before the message that led to it
 * @param idsChanged whether this was the first time we learned of one of its ids, or of all
 */
public record Found(LeadRow lead, boolean idsChanged) {
    public String leadId() {
        return lead.leadId();
    }

    /** The id to answer to. */
    public String address() {
        return lead.address();
    }
}
