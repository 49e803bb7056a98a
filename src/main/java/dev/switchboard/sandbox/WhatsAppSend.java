package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A well formed request to send a message.
 *
 * @param input the address as it was given
 * @param to phone in digits, or a business-scoped id
 * @param byUserId the address stood in {@code recipient}
 * @param body the whole request
 */
record WhatsAppSend(
        String input,
        String to,
        boolean byUserId,
        String type,
        @Nullable String text,
        @Nullable String callbackData,
        JsonNode body) {

    /** A business-scoped id in {@code to}: Meta answers 200 with an id and sends nothing. */
    boolean isMisaddressed() {
        return !byUserId && MetaIds.isUserId(to);
    }
}
