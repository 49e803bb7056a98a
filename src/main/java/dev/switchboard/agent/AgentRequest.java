package dev.switchboard.agent;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.MessageContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is asked.
 *
 * @param requestId the same on every attempt at the same messages
 * @param attempt from 1
 * @param messages what waited for an answer, oldest first; never empty
 * @param history what was said before, oldest first
 */
public record AgentRequest(
        String requestId,
        @Nullable String correlationId,
        int attempt,
        String userId,
        String agentId,
        ConversationInfo conversation,
        CustomerInfo customer,
        List<Incoming> messages,
        List<Said> history) {

    /** @param windowUntil free-form answers are allowed until then, epoch milliseconds; null for no limit */
    public record ConversationInfo(
            String conversationId,
            AccountKey account,
            String metadata,
            @Nullable Long windowUntil) {}

    /** @param leadStatus Hot, Warm or Cold; null when unknown */
    public record CustomerInfo(
            String customerPhone,
            String leadId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String leadStatus,
            String status) {}

    /** A message that waits for an answer. @param timestamp the provider's, epoch milliseconds */
    public record Incoming(
            String messageId,
            long sequenceNo,
            Content content,
            MessageContext context,
            long timestamp,
            @Nullable String replyTo) {}

    /** A message of before. @param sender {@code user} or {@code agent} */
    public record Said(String sender, String text, long timestamp) {}
}
