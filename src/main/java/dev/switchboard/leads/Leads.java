package dev.switchboard.leads;

import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The write side of leads: finds or makes the one lead of a customer, and learns the ids it goes by. */
public final class Leads {
    private static final String COLUMNS = "l.lead_id, l.customer_phone, l.profile_name_at, l.deleted_at, l.merged_into,"
            + " l.last_message_at, l.last_conversation_id, l.last_sequence_no";

    private final Clock clock;
    private final Ids ids;

    public Leads(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * The lead of that customer, made when nobody knows any of the ids. A deleted lead comes back: the customer wrote.
     *
     * @return the lead as it was before this message
     */
    public LeadRow findOrCreate(
            Transaction transaction, String userId, CustomerIds customer, Platform platform, long timestamp) {
        Optional<LeadRow> known = find(transaction, userId, customer);
        LeadRow lead = known.orElseGet(() -> create(transaction, userId, customer, platform, timestamp));
        if (known.isEmpty() || customer.all().size() > 1) {
            learn(transaction, userId, lead.leadId(), customer.all());
        }
        if (lead.deleted()) {
            restore(transaction, userId, lead.leadId());
        }
        return lead;
    }

    /** The lead that goes by that id; empty when nobody does. */
    public static Optional<String> find(Transaction transaction, String userId, String alias) {
        return byAlias(transaction, userId, alias).map(LeadRow::leadId);
    }

    private static Optional<LeadRow> find(Transaction transaction, String userId, CustomerIds customer) {
        for (String alias : customer.all()) {
            Optional<LeadRow> row = byAlias(transaction, userId, alias);
            if (row.isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    private static Optional<LeadRow> byAlias(Transaction transaction, String userId, String alias) {
        return transaction.one(
                "SELECT " + COLUMNS + " FROM lead_aliases a JOIN leads l ON l.user_id = a.user_id"
                        + " AND l.lead_id = a.lead_id WHERE a.user_id = ? AND a.alias = ?",
                Leads::row,
                userId,
                alias);
    }

    static LeadRow byId(Transaction transaction, String userId, String leadId) {
        return transaction
                .one(
                        "SELECT " + COLUMNS + " FROM leads l WHERE l.user_id = ? AND l.lead_id = ?",
                        Leads::row,
                        userId,
                        leadId)
                .orElseThrow(() -> new IllegalStateException("a conversation without its lead"));
    }

    private static LeadRow row(ResultSet row) throws SQLException {
        long lastAt = row.getLong(6);
        @Nullable MessagePlace last = row.wasNull() ? null : lastPlace(lastAt, row);
        return new LeadRow(row.getString(1), row.getString(2), row.getLong(3), row.getObject(4) != null, last);
    }

    private static @Nullable MessagePlace lastPlace(long at, ResultSet row) throws SQLException {
        String conversationId = row.getString(7);
        return new MessagePlace(at, conversationId == null ? "" : conversationId, row.getLong(8));
    }

    private LeadRow create(
            Transaction transaction, String userId, CustomerIds customer, Platform platform, long timestamp) {
        String leadId = ids.next();
        long now = clock.millis();
        transaction.update("""
                INSERT INTO leads (user_id, lead_id, customer_phone, source, first_contact_at, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", userId, leadId, customer.best(), platform.wire(), timestamp, now, now);
        return new LeadRow(leadId, customer.best(), 0, false, null);
    }

    /** Remembers ids of a lead; an id that another lead holds stays there. */
    public void learn(Transaction transaction, String userId, String leadId, Iterable<String> aliases) {
        for (String alias : aliases) {
            transaction.update(
                    "INSERT INTO lead_aliases (user_id, alias, lead_id, created_at) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (user_id, alias) DO NOTHING",
                    userId,
                    alias,
                    leadId,
                    clock.millis());
        }
    }

    private void restore(Transaction transaction, String userId, String leadId) {
        transaction.update(
                "UPDATE leads SET deleted_at = NULL, updated_at = ? WHERE user_id = ? AND lead_id = ?",
                clock.millis(),
                userId,
                leadId);
    }
}
