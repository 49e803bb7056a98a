package dev.switchboard.conversations;

import dev.switchboard.message.Content;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.MessageContext;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is kept.
 *
 * @param sender {@code user} or {@code agent}
 * @param timestamp the provider's, epoch milliseconds
 * @param providerId the platform's id; null until the platform took a message of ours
 */
public record StoredMessage(
        String messageId,
        String conversationId,
        String leadId,
        long sequenceNo,
        String sender,
        Content content,
        MessageContext context,
        long timestamp,
        @Nullable String replyTo,
        @Nullable String providerId,
        DeliveryStatus status) {}
