package dev.switchboard.leads;

import dev.switchboard.leads.Aliases.Hit;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The write side of leads: finds or makes the one lead of a customer, and learns the ids it goes by. */
public final class Leads {
    static final String COLUMNS = "l.lead_id, l.customer_phone, l.profile_name_at, l.deleted_at, l.merged_into,"
            + " l.last_message_at, l.last_conversation_id, l.last_sequence_no, l.address, l.phone_lost_at,"
            + " l.first_contact_at, l.profile_name";

    /** First contact of somebody who has not been in contact: any real one is before. */
    static final long NEVER = 253_402_300_799_999L;

    private final Clock clock;
    private final Ids ids;
    private final Aliases aliases;
    private final LeadMerge merge;
    private final LeadAddress address;

    public Leads(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
        this.aliases = new Aliases(clock);
        this.merge = new LeadMerge(clock);
        this.address = new LeadAddress();
    }

    /**
     * The lead of that customer, made when nobody knows any of the ids. Leads that turn out to be one are merged. A deleted
     * lead, and one just made, comes to light when the message is counted ({@link LeadCounters#count}): the indexes of what
     * is shown are then written once, with all there is to say.
     *
     * @param timestamp provider time of what names the customer
     */
    public Found findOrCreate(
            Transaction transaction, String userId, CustomerIds customer, Platform platform, long timestamp) {
        List<Hit> hits = Aliases.find(transaction, userId, platform, customer.all());
        if (hits.isEmpty()) {
            String leadId = create(transaction, userId, customer, platform, timestamp, timestamp);
            return new Found(
                    new LeadRow(leadId, customer.best(), 0, true, null, customer.best(), 0, timestamp, null), true);
        }
        boolean news = tellsMore(hits, customer.all(), timestamp);
        LeadRow lead = news
                ? join(transaction, userId, leadIds(hits), customer.all(), timestamp)
                : hits.getFirst().lead();
        return new Found(lead, news);
    }

    private static boolean tellsMore(List<Hit> hits, List<String> customer, long at) {
        for (int i = 0; i < customer.size(); i++) {
            Optional<Hit> hit = Aliases.of(hits, customer.get(i));
            if (hit.isEmpty() || hit.get().alias().seenAt() > at - i) {
                return true;
            }
        }
        return leadIds(hits).size() > 1;
    }

    /** Makes one of them all, and lets it go by all the ids. */
    private LeadRow join(Transaction transaction, String userId, Set<String> leadIds, List<String> customer, long at) {
        String leadId = merge.all(transaction, userId, leadIds);
        for (int i = 0; i < customer.size(); i++) {
            aliases.write(transaction, userId, leadId, new Alias(customer.get(i), at - i, 0, 0));
        }
        address.refresh(transaction, userId, leadId);
        return byId(transaction, userId, leadId);
    }

    private static Set<String> leadIds(List<Hit> hits) {
        Set<String> all = new LinkedHashSet<>();
        hits.forEach(hit -> all.add(hit.lead().leadId()));
        return all;
    }

    /** The lead that goes by one of those ids; empty when nobody does. */
    public static Optional<String> find(
            Transaction transaction, String userId, CustomerIds customer, Platform platform) {
        return Aliases.find(transaction, userId, platform, customer.all()).stream()
                .map(hit -> hit.lead().leadId())
                .findFirst();
    }

    /**
     * Remembers ids of a lead that a webhook told; whoever else goes by one of them is the same customer.
     *
     * @param at provider time of what told them
     * @return the lead they belong to now, which may be an older one; empty when nothing was new
     */
    public Optional<String> link(
            Transaction transaction, String userId, String leadId, List<String> known, Platform platform, long at) {
        List<Hit> hits = known.isEmpty() ? List.of() : Aliases.find(transaction, userId, platform, known);
        if (!tellsMore(hits, known, at)
                && hits.stream().allMatch(hit -> hit.lead().leadId().equals(leadId))) {
            return Optional.empty();
        }
        Set<String> all = new LinkedHashSet<>(List.of(LeadIds.survivorOf(transaction, userId, leadId)));
        all.addAll(leadIds(hits));
        return Optional.of(join(transaction, userId, all, known, at).leadId());
    }

    /**
     * Remembers ids that the answer to a send told; one that another lead holds stays there.
     *
     * @return the lead, when something was new
     */
    public Optional<String> learn(
            Transaction transaction, String userId, String leadId, List<String> known, Platform platform, long at) {
        List<Hit> hits = known.isEmpty() ? List.of() : Aliases.find(transaction, userId, platform, known);
        if (isKnown(hits, known)) {
            return Optional.empty();
        }
        String survivor = LeadIds.survivorOf(transaction, userId, leadId);
        return Optional.of(add(transaction, userId, survivor, hits, known, at));
    }

    private static boolean isKnown(List<Hit> hits, List<String> ids) {
        return ids.stream().allMatch(id -> Aliases.of(hits, id).isPresent());
    }

    private String add(
            Transaction transaction, String userId, String leadId, List<Hit> hits, List<String> known, long at) {
        List<String> unknown =
                known.stream().filter(id -> Aliases.of(hits, id).isEmpty()).toList();
        for (int i = 0; i < unknown.size(); i++) {
            aliases.write(transaction, userId, leadId, new Alias(unknown.get(i), at - i, 0, 0));
        }
        address.refresh(transaction, userId, leadId);
        return leadId;
    }

    /**
     * The platform tells that a customer goes by other ids now. Nobody we know: remembered, and shown once they write.
     *
     * @return the customer's lead
     */
    public String rotate(
            Transaction transaction, String userId, CustomerIds before, CustomerIds now, Platform platform, long at) {
        List<String> old = new ArrayList<>(before.all());
        old.removeAll(now.all());
        List<String> all = new ArrayList<>(now.all());
        all.addAll(old);
        List<Hit> hits = Aliases.find(transaction, userId, platform, all);
        String leadId = hits.isEmpty()
                ? create(transaction, userId, now, platform, at, NEVER)
                : merge.all(transaction, userId, leadIds(hits));
        for (int i = 0; i < now.all().size(); i++) {
            aliases.write(transaction, userId, leadId, new Alias(now.all().get(i), at - i, at, 0));
        }
        for (int i = 0; i < old.size(); i++) {
            aliases.write(transaction, userId, leadId, new Alias(old.get(i), at - all.size() - i, 0, at));
        }
        if (now.all().stream().noneMatch(id -> new Alias(id, 0, 0, 0).isPhone())) {
            transaction.update(
                    "UPDATE leads SET phone_lost_at = ? WHERE user_id = ? AND lead_id = ? AND phone_lost_at < ?",
                    at,
                    userId,
                    leadId,
                    at);
        }
        address.refresh(transaction, userId, leadId);
        return leadId;
    }

    /**
     * The lead of a customer of whom something is told though they wrote nothing: all their ids are one customer. Nobody
     * we know: remembered, and shown once they write.
     *
     * @param at provider time of what names the customer
     */
    public Found know(Transaction transaction, String userId, CustomerIds customer, Platform platform, long at) {
        List<Hit> hits = Aliases.find(transaction, userId, platform, customer.all());
        if (hits.isEmpty()) {
            String leadId = create(transaction, userId, customer, platform, at, NEVER);
            return new Found(
                    new LeadRow(leadId, customer.best(), 0, true, null, customer.best(), 0, NEVER, null), true);
        }
        boolean news = tellsMore(hits, customer.all(), at);
        LeadRow lead = news
                ? join(transaction, userId, leadIds(hits), customer.all(), at)
                : hits.getFirst().lead();
        return new Found(lead, news);
    }

    /**
     * Who goes by those ids: several are one customer, also when nobody knows any of them yet. One that nobody goes by
     * tells nothing.
     *
     * @param at provider time of what names the customer
     */
    public Optional<Found> recognize(
            Transaction transaction, String userId, CustomerIds customer, Platform platform, long at) {
        if (customer.all().size() > 1) {
            return Optional.of(know(transaction, userId, customer, platform, at));
        }
        return Aliases.find(transaction, userId, platform, customer.all()).stream()
                .map(hit -> new Found(hit.lead(), false))
                .findFirst();
    }

    /** Keeps how a customer came to us: the first time counts. */
    public static void keepReferral(Transaction transaction, String userId, String leadId, String json, long at) {
        transaction.update(
                "UPDATE leads SET referral = ?, referral_at = ? WHERE user_id = ? AND lead_id = ?"
                        + " AND (referral_at IS NULL OR referral_at > ? OR (referral_at = ? AND referral > ?))",
                json,
                at,
                userId,
                leadId,
                at,
                at,
                json);
    }

    static LeadRow byId(Transaction transaction, String userId, String leadId) {
        return transaction
                .one(
                        "SELECT " + COLUMNS + " FROM leads l WHERE l.user_id = ? AND l.lead_id = ?",
                        row -> row(row, 1),
                        userId,
                        leadId)
                .orElseThrow(() -> new IllegalStateException("a conversation without its lead"));
    }

    /** @param first where its columns begin */
    static LeadRow row(ResultSet row, int first) throws SQLException {
        @Nullable MessagePlace last = row.getString(first + 6) == null ? null : lastPlace(row, first);
        String customerPhone = row.getString(first + 1);
        String address = row.getString(first + 8);
        return new LeadRow(
                row.getString(first),
                customerPhone,
                row.getLong(first + 2),
                row.getObject(first + 3) != null,
                last,
                address == null ? customerPhone : address,
                row.getLong(first + 9),
                row.getLong(first + 10),
                row.getString(first + 11));
    }

    /** A time without a conversation is a template's: any message comes before it. */
    private static MessagePlace lastPlace(ResultSet row, int first) throws SQLException {
        return new MessagePlace(row.getLong(first + 5), row.getString(first + 6), row.getLong(first + 7));
    }

    /**
     * Makes a lead, not shown yet: it comes to light when the customer writes.
     *
     * @param at provider time of what names the customer
     */
    private String create(
            Transaction transaction,
            String userId,
            CustomerIds customer,
            Platform platform,
            long at,
            long firstContactAt) {
        String leadId = ids.next();
        long now = clock.millis();
        transaction.update(
                """
                INSERT INTO leads (user_id, lead_id, customer_phone, source, first_contact_at, created_at, updated_at,
                  deleted_at, search_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                userId,
                leadId,
                customer.best(),
                platform.wire(),
                firstContactAt,
                now,
                now,
                now,
                LeadSearch.add(transaction, userId, customer.best()));
        for (int i = 0; i < customer.all().size(); i++) {
            aliases.write(transaction, userId, leadId, new Alias(customer.all().get(i), at - i, 0, 0));
        }
        return leadId;
    }
}
