package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.conversations.MessagePage;
import dev.switchboard.conversations.MessageQuery;
import dev.switchboard.http.Page;
import dev.switchboard.leads.Lead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a lead, with what is known of it; here {@code pagination} is part of the data. */
@JsonNaming(SnakeCaseStrategy.class)
record LeadMessagesJson(String customerPhone, LeadInfo leadInfo, List<MessageJson> messages, Page pagination) {

    @JsonNaming(SnakeCaseStrategy.class)
    record LeadInfo(
            @Nullable String name,
            @Nullable String email,
            @Nullable String company,
            @Nullable String leadStatus,
            @Nullable Integer totalScore) {}

    static LeadMessagesJson of(Lead lead, MessageQuery query, MessagePage page) {
        List<MessageJson> messages =
                page.messages().stream().map(MessageJson::of).toList();
        LeadInfo info = new LeadInfo(
                lead.name(),
                lead.email(),
                lead.company(),
                lead.leadStatus(),
                lead.scores().total());
        Page pagination = Page.of(page.total(), query.limit(), query.offset(), messages.size());
        return new LeadMessagesJson(lead.customerPhone(), info, messages, pagination);
    }
}
