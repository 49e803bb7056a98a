package dev.switchboard.leads;

import dev.switchboard.leads.Aliases.Hit;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Finds or makes the lead of a customer that the business tells of: an import, a template sent. */
public final class ToldLeads {
    /** What the key of a lead begins with that has neither a phone nor a channel. */
    private static final String NAMELESS = "lead-";

    private final Clock clock;
    private final Ids ids;
    private final Aliases aliases;

    public ToldLeads(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
        this.aliases = new Aliases(clock);
    }

    /**
     * The lead of that phone, in whichever spelling its channel knows it. A deleted one stays deleted: only its customer
     * brings it back, or who deleted it.
     *
     * @param phone country code and number, in digits
     * @param source kept for a new one: how it became known
     * @param at its first contact, epoch milliseconds, should it be new
     */
    public KnownLead byPhone(Transaction transaction, String userId, String phone, String source, long at) {
        List<Hit> hits = Aliases.find(transaction, userId, Platform.WHATSAPP, List.of(phone));
        Optional<LeadRow> known =
                Aliases.of(hits, phone).or(() -> hits.stream().findFirst()).map(Hit::lead);
        if (known.isEmpty()) {
            return create(transaction, userId, phone, source, at);
        }
        reveal(transaction, userId, known.get().leadId(), at);
        return new KnownLead(known.get().leadId(), known.get().customerPhone());
    }

    /**
     * The lead that goes by exactly that id, such as {@code lead-<uuid>}.
     *
     * @param at its first contact, should nobody have seen it yet
     */
    public Optional<KnownLead> byId(Transaction transaction, String userId, String id, long at) {
        Optional<KnownLead> known = transaction.one(
                "SELECT l.lead_id, l.customer_phone FROM lead_aliases a JOIN leads l ON l.user_id = a.user_id"
                        + " AND l.lead_id = a.lead_id WHERE a.user_id = ? AND a.alias = ?",
                row -> new KnownLead(row.getString(1), row.getString(2)),
                userId,
                id);
        known.ifPresent(lead -> reveal(transaction, userId, lead.leadId(), at));
        return known;
    }

    /** A new lead without a phone. */
    public KnownLead withoutPhone(Transaction transaction, String userId, String source, long at) {
        return create(transaction, userId, NAMELESS + ids.next(), source, at);
    }

    private KnownLead create(Transaction transaction, String userId, String customerPhone, String source, long at) {
        String leadId = ids.next();
        long now = clock.millis();
        transaction.update("""
                INSERT INTO leads (user_id, lead_id, customer_phone, source, first_contact_at, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", userId, leadId, customerPhone, source, at, now, now);
        aliases.write(transaction, userId, leadId, new Alias(customerPhone, at, 0, 0));
        LeadSearch.refresh(transaction, userId, leadId);
        return new KnownLead(leadId, customerPhone);
    }

    /** One that was only ever told of as the new id of somebody unknown comes to light. */
    private static void reveal(Transaction transaction, String userId, String leadId, long at) {
        transaction.update(
                "UPDATE leads SET deleted_at = NULL, first_contact_at = ? WHERE user_id = ? AND lead_id = ?"
                        + " AND first_contact_at = ?",
                at,
                userId,
                leadId,
                Leads.NEVER);
    }
}
