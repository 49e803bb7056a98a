package dev.switchboard.leads;

import dev.switchboard.message.Platform;
import dev.switchboard.store.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filter as SQL over {@code leads l}. */
final class LeadConditions {
    private final Select select;

    private LeadConditions(Select select) {
        this.select = select;
    }

    /** All leads of the user that are shown at all. */
    static Select visible(String userId) {
        return new Select("leads l")
                .where("l.user_id = :user")
                .bind("user", userId)
                .where("l.deleted_at IS NULL")
                .where("l.merged_into IS NULL");
    }

    /** Adds the filter's conditions, but for the customer's id, which needs a look-up. */
    static Select add(Select select, LeadFilter filter) {
        LeadConditions conditions = new LeadConditions(select);
        conditions.classification(filter);
        conditions.scores(filter);
        conditions.times(filter);
        conditions.search(filter.search());
        conditions.conversation(filter);
        return select;
    }

    private void classification(LeadFilter filter) {
        if (!filter.platforms().isEmpty()) {
            int bits = filter.platforms().stream().mapToInt(Platform::bit).sum();
            select.where("(l.platforms & :platforms) <> 0").bind("platforms", bits);
        }
        if (!filter.statuses().isEmpty()) {
            select.in(
                    "l.lead_status",
                    filter.statuses().stream().map(LeadStatus::wire).toList());
        }
        either(filter.hasExtraction(), "l.extraction_id IS NOT NULL", "l.extraction_id IS NULL");
        either(filter.hasEmail(), "COALESCE(l.email, '') <> ''", "COALESCE(l.email, '') = ''");
        either(filter.hasConversation(), "l.conversation_count > 0", "l.conversation_count = 0");
    }

    private void scores(LeadFilter filter) {
        compare("l.total_score >= :min_score", "min_score", filter.minTotalScore());
        compare("l.total_score <= :max_score", "max_score", filter.maxTotalScore());
    }

    private void times(LeadFilter filter) {
        compare(
                "l.last_message_at >= :from",
                "from",
                filter.from() == null ? null : filter.from().toEpochMilli());
        compare(
                "l.last_message_at <= :to",
                "to",
                filter.to() == null ? null : filter.to().toEpochMilli());
    }

    /** Substrings by {@code instr}, to which {@code %} and {@code _} are characters like any other. */
    private void search(@Nullable String text) {
        if (text == null) {
            return;
        }
        List<String> hits = new ArrayList<>();
        for (String word : SearchWords.of(text)) {
            String name = "word" + hits.size();
            select.bind(name, word);
            for (String column : List.of("l.name", "l.email", "l.company", "l.customer_phone")) {
                hits.add("INSTR(LOWER(" + column + "), :" + name + ") > 0");
            }
        }
        CustomerPhone.digits(text).ifPresent(digits -> {
            select.bind("digits", digits);
            hits.add("INSTR(l.customer_phone, :digits) > 0");
        });
        select.where("(" + String.join(" OR ", hits) + ")");
    }

    private void conversation(LeadFilter filter) {
        List<String> wanted = new ArrayList<>();
        if (filter.agentId() != null) {
            wanted.add("c.agent_id = :agent");
            select.bind("agent", filter.agentId());
        }
        if (filter.phoneNumberId() != null) {
            wanted.add("c.account_id = :account");
            select.bind("account", filter.phoneNumberId());
        }
        if (filter.isActive() != null) {
            wanted.add(filter.isActive() ? "c.status = 'active'" : "c.status <> 'active'");
        }
        if (!wanted.isEmpty()) {
            select.where("EXISTS (SELECT 1 FROM conversations c WHERE c.user_id = l.user_id AND c.lead_id = l.lead_id"
                    + " AND c.deleted_at IS NULL AND " + String.join(" AND ", wanted) + ")");
        }
    }

    private void either(@Nullable Boolean wanted, String yes, String no) {
        if (wanted != null) {
            select.where(wanted ? yes : no);
        }
    }

    private void compare(String condition, String name, @Nullable Object value) {
        if (value != null) {
            select.where(condition).bind(name, value);
        }
    }
}
