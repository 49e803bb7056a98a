package dev.switchboard.conversations;

import dev.switchboard.conversations.Reactions.Reaction;
import dev.switchboard.message.DeliveryStatus;
import java.time.Instant;
import java.util.List;
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
 * @param reactions oldest first
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
        @Nullable Instant deletedAt,
        List<Reaction> reactions) {

    MessageView withReactions(List<Reaction> all) {
        return new MessageView(
                messageId,
                conversationId,
                agentId,
                agentName,
                platform,
                phoneNumberId,
                sender,
                text,
                timestamp,
                status,
                sequenceNo,
                deliveredAt,
                readAt,
                platformMessageId,
                failureReason,
                type,
                content,
                replyTo,
                editedAt,
                deletedAt,
                all);
    }
}
