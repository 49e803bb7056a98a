package dev.switchboard.leads;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Erases a lead for good: what was said, what was received, what waits to be done, and every id. Only hashes of the
 * messages stay, for a week, so that they do not come back. What is under way for the lead at the moment ends without
 * storing anything: its lane is gone. Where the engine would look through all that the user has, the index is named:
 * everybody's writes wait meanwhile.
 */
public final class LeadErase {
    private static final int AT_A_TIME = 500;

    private static final String CONVERSATIONS =
            "SELECT conversation_id FROM conversations WHERE user_id = ? AND lead_id = ?";
    private static final String ALIASES = "SELECT alias FROM lead_aliases WHERE user_id = ? AND lead_id = ?";
    /** All that was said, whoever said it. */
    private static final String SAID = " FROM conversations c CROSS JOIN messages m ON m.user_id = c.user_id"
            + " AND m.conversation_id = c.conversation_id WHERE c.user_id = ? AND c.lead_id = ?";

    private static final String MESSAGES =
            "SELECT m.provider_id, m.account_id, m.platform" + SAID + " AND +m.provider_id IS NOT NULL";
    private static final String LANES = "kind IN ('relay', 'delivery', 'uncertain') AND lane IN (" + CONVERSATIONS
            + " UNION ALL SELECT m.message_id" + SAID + " AND m.sender = 'agent')";
    private static final List<String> BY_MESSAGE =
            List.of("early_receipts", "early_changes", "reactions", "participant_receipts");
    private static final List<String> BY_ALIAS = List.of(
            "webchat_sessions WHERE user_id = ? AND session_id",
            "opt_outs WHERE user_id = ? AND customer",
            "customer_states WHERE user_id = ? AND customer",
            "participant_receipts INDEXED BY participant_receipts_by_participant WHERE user_id = ? AND participant",
            "reactions INDEXED BY reactions_by_reactor WHERE user_id = ? AND reactor <> '' AND reactor");
    /** In the order in which they may go: the slices of messages are found by their messages. */
    private static final List<String> BY_CONVERSATION = List.of(
            "raw_events WHERE user_id = ? AND event_id IN (SELECT m.event_id" + SAID + " AND m.event_id IS NOT NULL)",
            "messages WHERE user_id = ? AND conversation_id IN (" + CONVERSATIONS + ")");

    private static final List<String> BY_LEAD = List.of(
            "raw_events INDEXED BY raw_events_by_lead WHERE dedupe_key IS NOT NULL AND",
            "extractions WHERE",
            "contacts WHERE",
            "template_sends WHERE",
            "conversations WHERE",
            "lead_aliases INDEXED BY lead_aliases_by_lead WHERE",
            "leads WHERE");
    /** What the lead's events are told from others by. */
    static final String KEYS = "SELECT dedupe_key FROM raw_events INDEXED BY raw_events_by_lead"
            + " WHERE user_id = ? AND lead_id = ? AND dedupe_key IS NOT NULL";

    private final Database database;
    private final Clock clock;

    public LeadErase(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Erases what was kept of the lead before anybody knew it was its own, such as a receipt that came before the answer
     * to its send. To be called before {@link #erase}: afterwards nobody knows the ids to look for.
     */
    public void eraseStrays(String userId, String leadId) {
        List<String> ids = database.read(
                transaction -> transaction.list(ALIASES, row -> '"' + row.getString(1) + '"', userId, leadId));
        String after = "";
        List<Stray> some;
        do {
            String from = after;
            some = database.read(transaction -> strays(transaction, userId, ids, from));
            List<String> found =
                    some.stream().filter(Stray::isTheirs).map(Stray::eventId).toList();
            if (!found.isEmpty()) {
                database.run(transaction -> found.forEach(eventId -> eraseStray(transaction, userId, eventId)));
            }
            after = some.isEmpty() ? after : some.getLast().eventId();
        } while (some.size() == AT_A_TIME);
    }

    /** @param isTheirs whether it names one of the ids */
    private record Stray(String eventId, boolean isTheirs) {}

    /** The engine looks into them: some are as large as a webhook may be, too large for so many in memory. */
    private static List<Stray> strays(Transaction transaction, String userId, List<String> ids, String after) {
        String names = ids.stream().map(id -> "INSTR(payload, ?) > 0").collect(Collectors.joining(" OR ", "0 OR ", ""));
        List<@Nullable Object> arguments = new ArrayList<>(ids);
        arguments.addAll(List.of(userId, after, AT_A_TIME));
        return transaction.list(
                "SELECT event_id, " + names + " FROM raw_events WHERE user_id = ? AND lead_id IS NULL AND event_id > ?"
                        + " ORDER BY event_id LIMIT ?",
                row -> new Stray(row.getString(1), row.getBoolean(2)),
                arguments.toArray());
    }

    private void eraseStray(Transaction transaction, String userId, String eventId) {
        bury(
                transaction,
                userId,
                "SELECT dedupe_key FROM raw_events WHERE user_id = ? AND event_id = ? AND dedupe_key IS NOT NULL",
                eventId);
        transaction.update("DELETE FROM raw_events WHERE user_id = ? AND event_id = ?", userId, eventId);
    }

    /** Erases the lead and all that were merged into it. */
    public void erase(Transaction transaction, String userId, String leadId) {
        for (String merged : mergedInto(transaction, userId, leadId)) {
            erase(transaction, userId, merged);
        }
        buryMessages(transaction, userId, leadId);
        bury(transaction, userId, KEYS, leadId);
        work().forEach(sql -> transaction.update(sql, userId, userId, leadId, userId, leadId));
        through().forEach(sql -> transaction.update(sql, userId, userId, leadId));
        direct().forEach(sql -> transaction.update(sql, userId, leadId));
    }

    /** What is found by the lead's messages and ids, in the order in which it may go. Takes the user twice, then the lead. */
    static Stream<String> through() {
        return Stream.of(
                        BY_MESSAGE.stream()
                                .map(table -> table + " WHERE user_id = ? AND (provider_id, account_id, platform) IN ("
                                        + MESSAGES + ")"),
                        BY_ALIAS.stream().map(where -> where + " IN (" + ALIASES + ")"),
                        BY_CONVERSATION.stream())
                .flatMap(Function.identity())
                .map(where -> "DELETE FROM " + where);
    }

    /** What names the lead, in the order in which it may go. Takes user and lead. */
    static Stream<String> direct() {
        return BY_LEAD.stream().map(where -> "DELETE FROM " + where + " user_id = ? AND lead_id = ?");
    }

    private static List<String> mergedInto(Transaction transaction, String userId, String leadId) {
        return transaction.list(
                "SELECT lead_id FROM leads WHERE user_id = ? AND merged_into = ?",
                row -> row.getString(1),
                userId,
                leadId);
    }

    private void buryMessages(Transaction transaction, String userId, String leadId) {
        List<String> hashes = new ArrayList<>();
        transaction.list(
                "SELECT m.provider_id, m.platform, m.account_id, m.message_id, m.sender" + SAID,
                row -> {
                    @Nullable String providerId = row.getString(1);
                    if (providerId != null) {
                        Platform platform = Platform.of(row.getString(2)).orElseThrow();
                        hashes.add(Tombstones.ofMessage(new AccountKey(platform, row.getString(3)), providerId));
                    }
                    return row.getString(5).equals("agent") && hashes.add(Tombstones.ofOwn(row.getString(4)));
                },
                userId,
                leadId);
        hashes.forEach(hash -> Tombstones.add(transaction, userId, hash, clock.millis()));
    }

    private void bury(Transaction transaction, String userId, String keys, String id) {
        for (String key : transaction.list(keys, row -> row.getString(1), userId, id)) {
            Tombstones.add(transaction, userId, Tombstones.ofEvent(key), clock.millis());
        }
    }

    /** What is to be done for the lead. Takes the user twice, the lead, the user and the lead. */
    static Stream<String> work() {
        return Stream.of("lanes", "queue_items", "dead_letters")
                .map(table -> "DELETE FROM " + table + " WHERE user_id = ? AND " + LANES);
    }
}
