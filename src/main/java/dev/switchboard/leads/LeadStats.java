package dev.switchboard.leads;

/** Counts over all leads of a user; {@code last7Days} and {@code last30Days} are those with a message since then. */
public record LeadStats(
        long total,
        long withExtraction,
        long hot,
        long warm,
        long cold,
        long whatsapp,
        long instagram,
        long webchat,
        long last7Days,
        long last30Days) {}
