package dev.switchboard.conversations;

import dev.switchboard.message.AccountKey;
import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reactions to messages, kept by the platform's id of the message: so they may come before it. Who reacted is kept as
 * the platform named them; that two ids are one customer is found out when they are read.
 */
public final class Reactions {
    private Reactions() {}

    /**
     * A reaction as people see it.
     *
     * @param by {@code user} or {@code agent}
     */
    public record Reaction(String emoji, String by, Instant at) {}

    /**
     * One person's reaction to a message from now on; the newest by the platform's time holds.
     *
     * @param reactor any id of the customer; empty for our own account
     * @param emoji null to take it back
     */
    public static void put(
            Transaction transaction,
            String userId,
            AccountKey account,
            String providerId,
            String reactor,
            @Nullable String emoji,
            long at) {
        transaction.update(
                """
                INSERT INTO reactions (user_id, provider_id, account_id, platform, reactor, emoji, at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, provider_id, account_id, platform, reactor) DO UPDATE SET
                  emoji = excluded.emoji, at = excluded.at
                WHERE excluded.at > reactions.at
                  OR (excluded.at = reactions.at AND COALESCE(excluded.emoji, '') > COALESCE(reactions.emoji, ''))""", userId, providerId, account.id(), account.platform().wire(), reactor, emoji, at);
    }

    private record Row(String who, @Nullable String emoji, boolean ours, long at) {}

    /** A message, as reactions name it. */
    record Key(String platform, String accountId, String providerId) {}

    private record Named(Key key, Row row) {}

    /** The reactions to messages of that ids. */
    static Map<Key, List<Reaction>> of(Transaction transaction, String userId, Collection<String> providerIds) {
        if (providerIds.isEmpty()) {
            return Map.of();
        }
        Map<Key, List<Row>> rows = new HashMap<>();
        new Select("reactions r LEFT JOIN lead_aliases a ON a.user_id = r.user_id AND a.alias = r.reactor")
                .where("r.user_id = :user")
                .bind("user", userId)
                .in("r.provider_id", providerIds)
                .list(
                        transaction,
                        "r.platform, r.account_id, r.provider_id, COALESCE(a.lead_id, r.reactor), r.emoji, r.reactor, r.at",
                        "r.at DESC, COALESCE(r.emoji, '') DESC",
                        Reactions::named)
                .forEach(named -> rows.computeIfAbsent(named.key(), key -> new ArrayList<>())
                        .add(named.row()));
        Map<Key, List<Reaction>> reactions = new HashMap<>();
        rows.forEach((key, newestFirst) -> reactions.put(key, newestOfEach(newestFirst)));
        return reactions;
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(
                new Key(row.getString(1), row.getString(2), row.getString(3)),
                new Row(row.getString(4), row.getString(5), row.getString(6).isEmpty(), row.getLong(7)));
    }

    private static List<Reaction> newestOfEach(List<Row> newestFirst) {
        Set<String> heard = new HashSet<>();
        List<Reaction> reactions = new ArrayList<>();
        for (Row row : newestFirst) {
            if (heard.add(row.who()) && row.emoji() != null) {
                reactions.add(new Reaction(row.emoji(), row.ours() ? "agent" : "user", Instant.ofEpochMilli(row.at())));
            }
        }
        return reactions.reversed();
    }
}
