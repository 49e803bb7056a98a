package dev.switchboard.conversations;

import static dev.switchboard.store.Columns.timeOrNull;

import dev.switchboard.conversations.ParticipantReceipts.ParticipantReceipt;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a message has come.
 *
 * @param platformMessageId the platform's id; null until it took a message of ours
 * @param participants of a message to a group, each by themself; empty for any other
 */
public record MessageStatus(
        String messageId,
        String conversationId,
        String platform,
        String phoneNumberId,
        String sender,
        @Nullable String platformMessageId,
        DeliveryStatus status,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable Instant failedAt,
        @Nullable String failureCode,
        @Nullable String failureReason,
        List<ParticipantReceipt> participants) {
    private static final String SELECT =
            "SELECT message_id, conversation_id, platform, account_id, sender, provider_id,"
                    + " delivery_status, sent_at, delivered_at, read_at, failed_at, failure_code, failure_reason FROM messages"
                    + " WHERE user_id = ? AND ";

    static Optional<MessageStatus> of(Transaction transaction, String userId, String messageId) {
        return transaction
                .one(SELECT + "message_id = ? AND sender = 'agent'", MessageStatus::row, userId, messageId)
                .or(() -> transaction.one(
                        SELECT + "provider_id = ? ORDER BY account_id LIMIT 1", MessageStatus::row, userId, messageId))
                .map(status -> status.withParticipants(transaction, userId));
    }

    private static MessageStatus row(ResultSet row) throws SQLException {
        return new MessageStatus(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                DeliveryStatus.ofRank(row.getInt(7)),
                timeOrNull(row, "sent_at"),
                timeOrNull(row, "delivered_at"),
                timeOrNull(row, "read_at"),
                timeOrNull(row, "failed_at"),
                row.getString(12),
                row.getString(13),
                List.of());
    }

    private MessageStatus withParticipants(Transaction transaction, String userId) {
        if (platformMessageId == null) {
            return this;
        }
        return new MessageStatus(
                messageId,
                conversationId,
                platform,
                phoneNumberId,
                sender,
                platformMessageId,
                status,
                sentAt,
                deliveredAt,
                readAt,
                failedAt,
                failureCode,
                failureReason,
                ParticipantReceipts.of(transaction, userId, platform, phoneNumberId, platformMessageId));
    }
}
