package dev.switchboard.message;

import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a customer.
 *
 * @param messageId our id ({@code out-…}); handed to platforms that echo it, so that a lost answer can be matched
 * @param account the account it is sent from
 * @param recipient the customer's id on the platform: phone digits, business-scoped id, or platform-scoped id
 * @param replyTo platform id of the message it answers; null for none
 */
public record OutboundMessage(
        String messageId,
        AccountKey account,
        String recipient,
        Content content,
        @Nullable String replyTo) {}
