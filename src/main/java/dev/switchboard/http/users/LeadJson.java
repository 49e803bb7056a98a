package dev.switchboard.http.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.leads.Lead;
import dev.switchboard.leads.LeadConversation;
import dev.switchboard.message.Platform;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lead as the API shows it; the order of the fields is the reference's. */
@JsonNaming(SnakeCaseStrategy.class)
record LeadJson(
        String customerPhone,
        @Nullable String name,
        @Nullable String email,
        @Nullable String company,
        @Nullable String leadStatus,
        @Nullable Integer totalScore,
        @Nullable Integer intentScore,
        @Nullable Integer urgencyScore,
        @Nullable Integer budgetScore,
        @Nullable Integer fitScore,
        @Nullable Integer engagementScore,
        List<String> platforms,
        int conversationCount,
        int totalMessages,
        int templateSendsCount,
        @Nullable Instant lastMessageAt,
        @Nullable String lastMessageText,
        @Nullable String lastMessageSender,
        Instant firstContactAt,
        boolean hasExtraction,
        @Nullable String extractionId,

        @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String referral,

        List<ConversationJson> conversations) {

    static LeadJson of(Lead lead) {
        return new LeadJson(
                lead.customerPhone(),
                lead.name(),
                lead.email(),
                lead.company(),
                lead.leadStatus(),
                lead.scores().total(),
                lead.scores().intent(),
                lead.scores().urgency(),
                lead.scores().budget(),
                lead.scores().fit(),
                lead.scores().engagement(),
                lead.platforms().stream().map(Platform::wire).toList(),
                lead.conversationCount(),
                lead.totalMessages(),
                lead.templateSendsCount(),
                lead.lastMessageAt(),
                lead.lastMessageText(),
                lead.lastMessageSender(),
                lead.firstContactAt(),
                lead.extractionId() != null,
                lead.extractionId(),
                lead.referral(),
                lead.conversations().stream().map(ConversationJson::of).toList());
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ConversationJson(
            String conversationId,
            @Nullable String agentId,
            @Nullable String agentName,
            String platform,
            String phoneNumberId,
            int messageCount,
            boolean isActive,
            Instant createdAt,
            Instant lastMessageAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant agentPausedUntil,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String pausedBecause) {

        static ConversationJson of(LeadConversation conversation) {
            return new ConversationJson(
                    conversation.conversationId(),
                    conversation.agentId(),
                    conversation.agentName(),
                    conversation.platform(),
                    conversation.phoneNumberId(),
                    conversation.messageCount(),
                    conversation.active(),
                    conversation.createdAt(),
                    conversation.lastMessageAt(),
                    conversation.agentPausedUntil(),
                    conversation.pausedBecause());
        }
    }
}
