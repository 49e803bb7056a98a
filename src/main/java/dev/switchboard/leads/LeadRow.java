package dev.switchboard.leads;

import org.jspecify.annotations.Nullable;

/**
 * What the write path must know of a lead.
 *
 * @param profileNameAt provider time of the message that gave the profile name; 0 for none
 * @param last which message is the newest so far; null for none
 * @param address the id to answer to
 * @param phoneLostAt since when the platform hides a phone that is another than before; 0 for never
 * @param firstContactAt what is indexed is written only when it changes, and that goes for this
 * @param profileName and for this
 */
public record LeadRow(
        String leadId,
        String customerPhone,
        long profileNameAt,
        boolean deleted,
        @Nullable MessagePlace last,
        String address,
        long phoneLostAt,
        long firstContactAt,
        @Nullable String profileName) {}
