package dev.switchboard.leads;

/**
 * A page of leads.
 *
 * @param limit at least 1
 * @param offset how many to skip
 */
public record LeadQuery(LeadFilter filter, LeadSort sort, boolean descending, int limit, long offset) {

    /** The 50 leads who wrote last. */
    public static final LeadQuery FIRST_PAGE = new LeadQuery(LeadFilter.ALL, LeadSort.LAST_MESSAGE_AT, true, 50, 0);
}
