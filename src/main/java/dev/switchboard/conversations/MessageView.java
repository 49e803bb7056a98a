package dev.switchboard.conversations;

import dev.switchboard.message.DeliveryStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as people read it.
 *
 * @param agentId who handles its conversation; null for nobody
 * @param phoneNumberId our account
 * @param sender {@code user} or {@code agent}
 * @param text null when the message was deleted
 * @param timestamp the provider's time
 * @param sequenceNo within its conversation, from 1
 * @param platformMessageId the platform's id; null until it took a message of ours
 * @param content JSON for what {@code text} does not hold
 * @param replyTo message id of the one it answers
 */
public record MessageView(
        String messageId,
        String conversationId,
        @Nullable String agentId,
        @Nullable String agentName,
        String platform,
        String phoneNumberId,
        String sender,
        @Nullable String text,
        Instant timestamp,
        DeliveryStatus status,
        long sequenceNo,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable String platformMessageId,
        @Nullable String failureReason,
        String type,
        @Nullable String content,
        @Nullable String replyTo,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt) {}
