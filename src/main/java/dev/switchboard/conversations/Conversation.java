package dev.switchboard.conversations;

import dev.switchboard.message.AccountKey;
import org.jspecify.annotations.Nullable;

/**
 * An exchange with one customer on one account.
 *
 * @param customerId the address answers go to
 * @param agentPausedUntil a person answers until then, epoch milliseconds; 0 when the agent does
 * @param windowUntil free-form answers are allowed until then; null when the platform has no such limit
 */
public record Conversation(
        String userId,
        String conversationId,
        String leadId,
        AccountKey account,
        String customerId,
        @Nullable String agentId,
        long agentPausedUntil,
        @Nullable Long windowUntil,
        String metadata) {}
