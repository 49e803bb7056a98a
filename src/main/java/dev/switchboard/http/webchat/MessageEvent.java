package dev.switchboard.http.webchat;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.channels.webchat.WebchatBody;
import dev.switchboard.channels.webchat.WebchatPayload;
import dev.switchboard.conversations.Transcripts.Line;
import dev.switchboard.message.DeliveryStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message as the widget gets it: {@code channels/webchat/message.schema.json}. */
@JsonNaming(SnakeCaseStrategy.class)
record MessageEvent(
        String messageId,
        String conversationId,
        long sequenceNo,
        String sender,
        String type,
        @Nullable String text,
        @JsonRawValue @Nullable String content,
        Instant timestamp,
        String status,
        @Nullable String clientMessageId,
        @Nullable String agentName,
        @Nullable String replyTo,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt) {

    static MessageEvent of(String conversationId, Line line) {
        return new MessageEvent(
                line.messageId(),
                conversationId,
                line.sequenceNo(),
                line.sender(),
                line.type(),
                line.text(),
                WebchatPayload.shown(line.content()),
                Instant.ofEpochMilli(line.timestamp()),
                status(line.status()),
                line.sender().equals("user") ? WebchatBody.clientMessageId(line.messageId()) : null,
                line.agentName(),
                line.replyTo(),
                time(line.editedAt()),
                time(line.deletedAt()));
    }

    /** To a visitor it is there as soon as they see it. */
    static String status(DeliveryStatus status) {
        return switch (status) {
            case PENDING, UNCERTAIN, SENT -> "sent";
            case DELIVERED -> "delivered";
            case READ, PLAYED -> "read";
            case FAILED -> "failed";
        };
    }

    private static @Nullable Instant time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
