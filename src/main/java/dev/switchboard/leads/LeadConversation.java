package dev.switchboard.leads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as its lead shows it.
 *
 * @param agentId null when no agent answers it
 * @param phoneNumberId our account
 * @param agentPausedUntil the agent is silent until then; null when it answers
 * @param pausedBecause {@code person} or {@code another_app}
 * @param active neither ended nor archived
 */
public record LeadConversation(
        String conversationId,
        @Nullable String agentId,
        @Nullable String agentName,
        String platform,
        String phoneNumberId,
        int messageCount,
        boolean active,
        Instant createdAt,
        Instant lastMessageAt,
        @Nullable Instant agentPausedUntil,
        @Nullable String pausedBecause) {}
