package dev.switchboard.http.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.conversations.MessageStatus;
import dev.switchboard.conversations.ParticipantReceipts.ParticipantReceipt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The receipts of one message as the API shows them. */
@JsonNaming(SnakeCaseStrategy.class)
record MessageStatusJson(
        String messageId,
        String conversationId,
        String platform,
        String phoneNumberId,
        String sender,
        @Nullable String platformMessageId,
        String status,
        String deliveryStatus,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable Instant failedAt,
        @Nullable String failureCode,
        @Nullable String failureReason,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ParticipantJson> participants) {

    static MessageStatusJson of(MessageStatus message) {
        return new MessageStatusJson(
                message.messageId(),
                message.conversationId(),
                message.platform(),
                message.phoneNumberId(),
                message.sender(),
                message.platformMessageId(),
                message.status().coarse(),
                message.status().wire(),
                message.sentAt(),
                message.deliveredAt(),
                message.readAt(),
                message.failedAt(),
                message.failureCode(),
                message.failureReason(),
                message.participants().stream().map(ParticipantJson::of).toList());
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ParticipantJson(
            String participant,
            String deliveryStatus,
            Instant at,
            @Nullable String failureReason) {
        static ParticipantJson of(ParticipantReceipt receipt) {
            return new ParticipantJson(
                    receipt.participant(), receipt.status().wire(), receipt.at(), receipt.failureReason());
        }
    }
}
