package dev.switchboard.leads;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.switchboard.leads.LeadColumns.Owned;
import dev.switchboard.leads.LeadList.Rows;
import dev.switchboard.leads.LeadOrder.Row;
import dev.switchboard.leads.LeadPage.LeadPlace;
import dev.switchboard.store.Database;
import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The read side of leads. Deleted leads are not there; one merged into another answers as that other. */
public final class LeadReader {
    /** To skip so many takes longer than others should wait. */
    private static final long FAR = 50_000;

    private final Database database;
    private final Clock clock;
    private final long few;
    private final long many;

    public LeadReader(Database database, Clock clock) {
        this(database, clock, LeadList.USUAL_FEW, SearchHalf.USUAL_MANY);
    }

    /**
     * @param few up to so many matches are looked up and sorted; of more, an index is walked
     * @param many up to so many matches of a long search are kept
     */
    LeadReader(Database database, Clock clock, long few, long many) {
        this.database = database;
        this.clock = clock;
        this.few = few;
        this.many = many;
    }

    /** The lead of that customer, by any id it was ever known by, in any spelling. */
    public Optional<Lead> find(String userId, String customerPhone) {
        return database.read(transaction -> {
            LeadIds ids = new LeadIds(transaction, userId);
            return ids.survivor(customerPhone).flatMap(leadId -> byId(transaction, userId, leadId));
        });
    }

    /**
     * A page of the leads that match; an unknown user has none.
     *
     * @throws dev.switchboard.store.StoreUnavailableException when it takes too long
     */
    public LeadPage list(String userId, LeadQuery query) {
        String search = query.filter().search();
        SearchTerm term = search == null ? null : SearchTerm.of(search);
        if (query.offset() > FAR || term != null && term.isShort()) {
            return database.readAtLength(transaction -> page(transaction, userId, query, null));
        }
        boolean isOneLead = query.filter().customerPhone() != null;
        SearchHalf half = term != null && term.isLong() && !isOneLead
                ? SearchHalf.begin(database, userId, term, many).orElse(null)
                : null;
        return database.readBriefly(transaction -> page(transaction, userId, query, half));
    }

    private LeadPage page(Transaction transaction, String userId, LeadQuery query, @Nullable SearchHalf half) {
        Rows rows = rows(transaction, userId, query, half);
        boolean more = rows.rows().size() > query.limit();
        List<Row> shown = more ? rows.rows().subList(0, query.limit()) : rows.rows();
        LeadPlace last =
                more ? new LeadPlace(shown.getLast().key(), shown.getLast().customerPhone()) : null;
        return new LeadPage(leads(transaction, userId, shown), rows.total(), last);
    }

    private Rows rows(Transaction transaction, String userId, LeadQuery query, @Nullable SearchHalf half) {
        String search = query.filter().search();
        if (query.filter().customerPhone() != null) {
            return OneLead.rows(transaction, userId, query);
        }
        return search == null
                ? new LeadList(transaction, userId, query, few).rows()
                : new LeadMatches(transaction, userId, query, search, few, half).rows();
    }

    private static List<Lead> leads(Transaction transaction, String userId, List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, Lead> byRow = new Select("leads l")
                        .in("l.rowid", rows.stream().map(Row::rowNo).toList())
                        .list(
                                transaction,
                                "l.rowid AS row_no, l.*",
                                "l.rowid",
                                row -> Map.entry(row.getLong("row_no"), LeadColumns.lead(row)))
                        .stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return withConversations(
                transaction,
                userId,
                rows.stream().map(row -> byRow.get(row.rowNo())).toList());
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
        Instant week = now.minus(Duration.ofDays(7));
        Instant month = now.minus(Duration.ofDays(30));
        return database.readBriefly(transaction -> LeadCounts.of(transaction, userId, week, month));
    }
}
