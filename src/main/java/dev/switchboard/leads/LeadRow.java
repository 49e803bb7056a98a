package dev.switchboard.leads;

import org.jspecify.annotations.Nullable;

/**
 * What the write path must know of a lead.
 *
 * @param profileNameAt provider time of the message that gave the profile name; 0 for none
 * @param last which message is the newest so far; null for none
 */
public record LeadRow(
        String leadId,
        String customerPhone,
        long profileNameAt,
        boolean deleted,
        @Nullable MessagePlace last) {}
