package dev.switchboard.http.webchat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.conversations.Transcripts.Line;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A receipt of a message the client has. @param at when it was read; null for other receipts */
@JsonNaming(SnakeCaseStrategy.class)
record StatusEvent(
        String conversationId,
        String messageId,
        String status,
        @Nullable Instant at) {
    StatusEvent(String conversationId, Line line) {
        this(
                conversationId,
                line.messageId(),
                MessageEvent.status(line.status()),
                line.readAt() == null ? null : Instant.ofEpochMilli(line.readAt()));
    }
}
