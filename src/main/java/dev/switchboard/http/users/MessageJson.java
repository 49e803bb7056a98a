package dev.switchboard.http.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.conversations.MessageView;
import dev.switchboard.conversations.Reactions.Reaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as the API shows it: the fields of the reference in its order, then ours. */
@JsonNaming(SnakeCaseStrategy.class)
record MessageJson(
        String messageId,
        String conversationId,
        @Nullable String agentId,
        @Nullable String agentName,
        String platform,
        String phoneNumberId,
        String sender,
        @Nullable String text,
        Instant timestamp,
        String status,
        long sequenceNo,
        String deliveryStatus,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable String platformMessageId,
        @Nullable String failureReason,
        String type,
        @JsonRawValue @Nullable String content,
        @Nullable String replyTo,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ReactionJson> reactions) {

    static MessageJson of(MessageView message) {
        return new MessageJson(
                message.messageId(),
                message.conversationId(),
                message.agentId(),
                message.agentName(),
                message.platform(),
                message.phoneNumberId(),
                message.sender(),
                message.text(),
                message.timestamp(),
                message.status().coarse(),
                message.sequenceNo(),
                message.status().wire(),
                message.deliveredAt(),
                message.readAt(),
                message.platformMessageId(),
                message.failureReason(),
                message.type(),
                message.content(),
                message.replyTo(),
                message.editedAt(),
                message.deletedAt(),
                message.reactions().stream().map(ReactionJson::of).toList());
    }

    /** @param by {@code user} or {@code agent} */
    record ReactionJson(String emoji, String by, Instant at) {
        static ReactionJson of(Reaction reaction) {
            return new ReactionJson(reaction.emoji(), reaction.by(), reaction.at());
        }
    }
}
