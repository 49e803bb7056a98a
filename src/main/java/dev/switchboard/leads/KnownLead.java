package dev.switchboard.leads;

/**
 * A lead, for those who change it.
 *
 * @param customerPhone the id it is shown by
 */
public record KnownLead(String leadId, String customerPhone) {}
