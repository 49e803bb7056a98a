package dev.switchboard.leads;

import dev.switchboard.message.Platform;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we know of a customer.
 *
 * @param customerPhone the best id known: phone, business-scoped id, Instagram-scoped id or webchat session
 * @param leadStatus Hot, Warm or Cold
 * @param lastMessageSender {@code user} or {@code agent}
 * @param extractionId the newest extraction
 * @param referral JSON: the ad, post or link the customer first came by; null for none
 * @param conversations oldest first
 */
public record Lead(
        String leadId,
        String customerPhone,
        @Nullable String name,
        @Nullable String email,
        @Nullable String company,
        @Nullable String leadStatus,
        Scores scores,
        List<Platform> platforms,
        int conversationCount,
        int totalMessages,
        int templateSendsCount,
        @Nullable Instant lastMessageAt,
        @Nullable String lastMessageText,
        @Nullable String lastMessageSender,
        Instant firstContactAt,
        @Nullable String extractionId,
        @Nullable String referral,
        List<LeadConversation> conversations) {

    /** The five scores, 1 to 3 each, and their sum; all null or none. */
    public record Scores(
            @Nullable Integer total,
            @Nullable Integer intent,
            @Nullable Integer urgency,
            @Nullable Integer budget,
            @Nullable Integer fit,
            @Nullable Integer engagement) {}

    Lead withConversations(List<LeadConversation> all) {
        return new Lead(
                leadId,
                customerPhone,
                name,
                email,
                company,
                leadStatus,
                scores,
                platforms,
                conversationCount,
                totalMessages,
                templateSendsCount,
                lastMessageAt,
                lastMessageText,
                lastMessageSender,
                firstContactAt,
                extractionId,
                referral,
                all);
    }
}
