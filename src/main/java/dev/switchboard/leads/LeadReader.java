package dev.switchboard.leads;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.switchboard.leads.LeadColumns.Owned;
import dev.switchboard.store.Database;
import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The read side of leads. Deleted leads are not there; one merged into another answers as that other. */
public final class LeadReader {
    private final Database database;
    private final Clock clock;

    public LeadReader(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The lead of that customer, by any id it was ever known by, in any spelling. */
    public Optional<Lead> find(String userId, String customerPhone) {
        return database.read(transaction -> {
            LeadIds ids = new LeadIds(transaction, userId);
            return ids.survivor(customerPhone).flatMap(leadId -> byId(transaction, userId, leadId));
        });
    }

    /** A page of the leads that match; an unknown user has none. */
    public LeadPage list(String userId, LeadQuery query) {
        return database.read(transaction -> {
            Select select = LeadConditions.add(LeadConditions.visible(userId), query.filter());
            String customerPhone = query.filter().customerPhone();
            if (customerPhone != null) {
                Optional<String> leadId = new LeadIds(transaction, userId).survivor(customerPhone);
                if (leadId.isEmpty()) {
                    return LeadPage.EMPTY;
                }
                select.where("l.lead_id = :lead").bind("lead", leadId.get());
            }
            return page(transaction, userId, select, query);
        });
    }

    private static LeadPage page(Transaction transaction, String userId, Select select, LeadQuery query) {
        long total = select.count(transaction);
        List<Lead> leads = select.page(
                transaction,
                "l.*",
                query.sort().orderBy(query.descending()),
                query.limit(),
                query.offset(),
                LeadColumns::lead);
        return new LeadPage(withConversations(transaction, userId, leads), total);
    }

    private static Optional<Lead> byId(Transaction transaction, String userId, String leadId) {
        List<Lead> leads = transaction.list(
                "SELECT * FROM leads WHERE user_id = ? AND lead_id = ?", LeadColumns::lead, userId, leadId);
        return withConversations(transaction, userId, leads).stream().findFirst();
    }

    private static List<Lead> withConversations(Transaction transaction, String userId, List<Lead> leads) {
        if (leads.isEmpty()) {
            return leads;
        }
        Map<String, List<LeadConversation>> byLead = new Select(LeadColumns.CONVERSATIONS)
                        .where("c.user_id = :user")
                        .bind("user", userId)
                        .in("c.lead_id", leads.stream().map(Lead::leadId).toList())
                        .where("c.deleted_at IS NULL")
                        .list(
                                transaction,
                                LeadColumns.CONVERSATION,
                                "c.created_at, c.conversation_id",
                                LeadColumns::conversation)
                        .stream()
                        .collect(groupingBy(Owned::leadId, mapping(Owned::conversation, toList())));
        return leads.stream()
                .map(lead -> lead.withConversations(byLead.getOrDefault(lead.leadId(), List.of())))
                .toList();
    }

    /** Counts over all leads of the user. */
    public LeadStats stats(String userId) {
        Instant now = clock.instant();
        long week = now.minus(Duration.ofDays(7)).toEpochMilli();
        long month = now.minus(Duration.ofDays(30)).toEpochMilli();
        return database.read(transaction -> LeadCounts.of(transaction, userId, week, month));
    }
}
