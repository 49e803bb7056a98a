package dev.switchboard.leads;

import dev.switchboard.message.Platform;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The table of ids: which lead goes by which. */
final class Aliases {
    private static final String ALIAS = "a.alias, a.seen_at, a.adopted_at, a.superseded_at";
    private static final String HITS = "SELECT " + ALIAS + ", " + Leads.COLUMNS
            + " FROM lead_aliases a JOIN leads l ON l.user_id = a.user_id AND l.lead_id = a.lead_id"
            + " WHERE a.user_id = ? AND a.alias IN (";
    private static final int LEAD_FROM = 5;
    /** By how many ids are asked for: their texts are what the store knows its prepared statements by. */
    private static final List<String> BY_COUNT =
            IntStream.rangeClosed(0, 16).mapToObj(Aliases::sql).toList();

    private final Clock clock;

    Aliases(Clock clock) {
        this.clock = clock;
    }

    /** An id that is known, and whose it is. */
    record Hit(Alias alias, LeadRow lead) {}

    /** Those of the ids, and of their other spellings, that are known: one look-up. */
    static List<Hit> find(Transaction transaction, String userId, Platform platform, Collection<String> ids) {
        Collection<String> all = platform == Platform.WHATSAPP ? withVariants(ids) : ids;
        List<@Nullable Object> arguments = new ArrayList<>(all.size() + 1);
        arguments.add(userId);
        arguments.addAll(all);
        String sql = all.size() < BY_COUNT.size() ? BY_COUNT.get(all.size()) : sql(all.size());
        return transaction.list(sql, Aliases::hit, arguments.toArray());
    }

    private static String sql(int ids) {
        return HITS + String.join(", ", Collections.nCopies(ids, "?")) + ")";
    }

    private static Collection<String> withVariants(Collection<String> ids) {
        LinkedHashSet<String> all = new LinkedHashSet<>(ids);
        ids.forEach(id -> PhoneVariants.of(id).ifPresent(all::add));
        return all;
    }

    private static Hit hit(ResultSet row) throws SQLException {
        return new Hit(alias(row), Leads.row(row, LEAD_FROM));
    }

    private static Alias alias(ResultSet row) throws SQLException {
        return new Alias(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }

    /** The hit of that very id. */
    static Optional<Hit> of(List<Hit> hits, String id) {
        return hits.stream().filter(hit -> hit.alias().id().equals(id)).findFirst();
    }

    /** All ids of a lead. */
    static List<Alias> ofLead(Transaction transaction, String userId, String leadId) {
        return transaction.list(
                "SELECT " + ALIAS + " FROM lead_aliases a WHERE a.user_id = ? AND a.lead_id = ?",
                Aliases::alias,
                userId,
                leadId);
    }

    /** Writes what is known of an id of a lead: of two times the one that tells more holds. */
    void write(Transaction transaction, String userId, String leadId, Alias alias) {
        transaction.update(
                """
                INSERT INTO lead_aliases (user_id, alias, lead_id, created_at, seen_at, adopted_at, superseded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, alias) DO UPDATE SET
                  seen_at = CASE WHEN excluded.seen_at < lead_aliases.seen_at
                    THEN excluded.seen_at ELSE lead_aliases.seen_at END,
                  adopted_at = CASE WHEN excluded.adopted_at > lead_aliases.adopted_at
                    THEN excluded.adopted_at ELSE lead_aliases.adopted_at END,
                  superseded_at = CASE WHEN excluded.superseded_at > lead_aliases.superseded_at
                    THEN excluded.superseded_at ELSE lead_aliases.superseded_at END""",
                userId,
                alias.id(),
                leadId,
                clock.millis(),
                alias.seenAt(),
                alias.adoptedAt(),
                alias.supersededAt());
    }
}
