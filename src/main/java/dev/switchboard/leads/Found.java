package dev.switchboard.leads;

/**
 * The lead of a customer.
 *
 * @param address the id to answer to
 * @param idsChanged whether this was the first time we learned of one of its ids, or of all
 */
public record Found(String leadId, String address, boolean idsChanged) {}
