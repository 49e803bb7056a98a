package dev.switchboard.leads;

import dev.switchboard.message.Platform;
import dev.switchboard.store.Select;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of a filter as SQL. What a lead is classified by is one number, whose bits the migration V8 explains. */
final class LeadConditions {
    private LeadConditions() {}

    /** Leads of the user that are shown at all. */
    static Select visible(String from, String userId) {
        return new Select(from)
                .where("l.user_id = :user")
                .bind("user", userId)
                .where("l.deleted_at IS NULL")
                .where("l.merged_into IS NULL");
    }

    /** What the facets tell, in the table of that alias. */
    static void facets(Select select, String alias, LeadFilter filter) {
        String facets = alias + ".facets";
        if (!filter.platforms().isEmpty()) {
            int bits = filter.platforms().stream().mapToInt(Platform::bit).sum();
            select.where("(" + facets + " & " + bits + ") <> 0");
        }
        if (!filter.statuses().isEmpty()) {
            select.where("((" + facets + " >> 3) & 3) IN ("
                    + filter.statuses().stream()
                            .map(status -> String.valueOf(status.ordinal() + 1))
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        scores(select, "((" + facets + " >> 5) & 15)", filter);
        bit(select, facets, 9, filter.hasExtraction());
        bit(select, facets, 10, filter.hasEmail());
        bit(select, facets, 11, filter.hasConversation());
    }

    private static void scores(Select select, String score, LeadFilter filter) {
        Integer least = filter.minTotalScore();
        Integer most = filter.maxTotalScore();
        if (least != null || most != null) {
            select.where(score + " BETWEEN " + (least == null ? 1 : least) + " AND " + (most == null ? 15 : most));
        }
    }

    private static void bit(Select select, String facets, int bit, @Nullable Boolean wanted) {
        if (wanted != null) {
            select.where("((" + facets + " >> " + bit + ") & 1) = " + (wanted ? 1 : 0));
        }
    }

    /** What the facets tell of whether there is something to sort by; null for no matter. */
    static void present(Select select, String alias, @Nullable LeadSort sort) {
        switch (sort) {
            case TOTAL_SCORE -> select.where("((" + alias + ".facets >> 5) & 15) <> 0");
            case NAME -> bit(select, alias + ".facets", 12, true);
            case null -> {}
            case LAST_MESSAGE_AT, FIRST_CONTACT_AT, TOTAL_MESSAGES, CREATED_AT -> {}
        }
    }

    /** Adds that the lead goes one of these ways; null for any. */
    static void routes(Select select, String alias, @Nullable Collection<Long> routes) {
        if (routes != null) {
            select.where(alias + ".route_id IN ("
                    + routes.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")");
        }
    }

    /** When the lead's last message was. */
    static void times(Select select, LeadFilter filter) {
        if (filter.from() != null) {
            select.where("l.last_message_at >= :from")
                    .bind("from", filter.from().toEpochMilli());
        }
        if (filter.to() != null) {
            select.where("l.last_message_at <= :to").bind("to", filter.to().toEpochMilli());
        }
    }
}
