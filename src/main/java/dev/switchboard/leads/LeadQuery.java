package dev.switchboard.leads;

/**
 * A page of leads.
 *
 * @param limit at least 1
 * @param offset how many to skip
 */
public record LeadQuery(LeadFilter filter, LeadSort sort, boolean descending, int limit, long offset) {}
