package dev.switchboard.http.webchat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.conversations.Transcripts.End;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A conversation ended, or was rated after that. @param reason visitor, agent, operator or idle */
@JsonNaming(SnakeCaseStrategy.class)
record EndedEvent(
        String conversationId,
        Instant endedAt,
        String reason,
        @Nullable Integer rating) {
    EndedEvent(String conversationId, End end) {
        this(conversationId, Instant.ofEpochMilli(end.at()), end.by(), end.rating());
    }
}
