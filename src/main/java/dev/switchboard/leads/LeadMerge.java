package dev.switchboard.leads;

import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes one lead of several that turned out to be one customer. The oldest stays; the others point to it. Conversations
 * move over as they are: work that waits for one, or a send on its way, finds it by its own id as before. Of two open on
 * one account the one with the newer message is joined by the next; the other stays as it is.
 */
final class LeadMerge {
    /** Takes the new lead, the user twice and the old lead, whose conversations must not have moved yet. */
    static final String MESSAGES = "UPDATE messages SET lead_id = ? WHERE user_id = ? AND conversation_id IN ("
            + "SELECT conversation_id FROM conversations WHERE user_id = ? AND lead_id = ?)";

    private final Clock clock;

    LeadMerge(Clock clock) {
        this.clock = clock;
    }

    private record Age(String leadId, long createdAt) {}

    /** Merges all of them. @return the one that stays */
    String all(Transaction transaction, String userId, Collection<String> leadIds) {
        List<String> oldestFirst = leadIds.stream()
                .map(leadId -> new Age(leadId, createdAt(transaction, userId, leadId)))
                .sorted(Comparator.comparingLong(Age::createdAt).thenComparing(Age::leadId))
                .map(Age::leadId)
                .toList();
        String stays = oldestFirst.getFirst();
        oldestFirst.stream().skip(1).forEach(goes -> merge(transaction, userId, stays, goes));
        return stays;
    }

    private static long createdAt(Transaction transaction, String userId, String leadId) {
        return transaction
                .one(
                        "SELECT created_at FROM leads WHERE user_id = ? AND lead_id = ?",
                        row -> row.getLong(1),
                        userId,
                        leadId)
                .orElseThrow();
    }

    private void merge(Transaction transaction, String userId, String stays, String goes) {
        closeTwins(transaction, userId, stays, goes);
        transaction.update(MESSAGES, stays, userId, userId, goes);
        moves().forEach(sql -> transaction.update(sql, stays, userId, goes));
        joinCounters(transaction, userId, stays, goes);
        joinLast(transaction, userId, stays, goes);
        joinNames(transaction, userId, stays, goes);
        Contacts.merge(transaction, userId, stays, goes);
        LeadProfile.refresh(transaction, userId, stays);
        transaction.update(
                "UPDATE leads SET merged_into = ?, total_messages = 0, conversation_count = 0, template_sends_count = 0,"
                        + " updated_at = ? WHERE user_id = ? AND lead_id = ?",
                stays,
                clock.millis(),
                userId,
                goes);
    }

    /** Takes the new lead, the user and the old lead. Left alone, the engine would look through all aliases of the user. */
    static Stream<String> moves() {
        return Stream.of(
                        "conversations SET lead_id = ? WHERE",
                        "lead_aliases INDEXED BY lead_aliases_by_lead SET lead_id = ? WHERE",
                        "raw_events INDEXED BY raw_events_by_lead SET lead_id = ? WHERE dedupe_key IS NOT NULL AND",
                        "extractions SET lead_id = ? WHERE",
                        "template_sends SET lead_id = ? WHERE")
                .map(table -> "UPDATE " + table + " user_id = ? AND lead_id = ?");
    }

    private record Twins(String open, String quieter) {}

    /** Of two that the next message would join, the one that was quiet longer is joined no more. */
    private static void closeTwins(Transaction transaction, String userId, String stays, String goes) {
        List<Twins> twins = transaction.list(
                """
                SELECT a.conversation_id, b.conversation_id FROM conversations a
                JOIN conversations b ON b.user_id = a.user_id AND b.platform = a.platform
                  AND b.account_id = a.account_id AND b.closed_as = a.closed_as
                WHERE a.user_id = ? AND a.lead_id IN (?, ?) AND b.lead_id IN (?, ?) AND a.lead_id <> b.lead_id
                  AND (a.last_message_at, a.conversation_id) > (b.last_message_at, b.conversation_id)""", row -> new Twins(row.getString(1), row.getString(2)), userId, stays, goes, stays, goes);
        twins.forEach(pair -> close(transaction, userId, pair));
    }

    /** The window is the customer's: it stays open as long as in either. */
    private static void close(Transaction transaction, String userId, Twins pair) {
        transaction.update("""
                UPDATE conversations SET window_until = o.window_until FROM conversations o
                WHERE conversations.user_id = ? AND conversations.conversation_id = ? AND o.user_id = ?
                  AND o.conversation_id = ? AND o.window_until > COALESCE(conversations.window_until, 0)""", userId, pair.open(), userId, pair.quieter());
        transaction.update(
                "UPDATE conversations SET closed_as = conversation_id WHERE user_id = ? AND conversation_id = ?",
                userId,
                pair.quieter());
    }

    /** One that nobody had seen yet says nothing of where it came from; of the others, what was given holds. */
    private void joinCounters(Transaction transaction, String userId, String stays, String goes) {
        transaction.update("""
                UPDATE leads SET total_messages = leads.total_messages + o.total_messages,
                  conversation_count = leads.conversation_count + o.conversation_count,
                  template_sends_count = leads.template_sends_count + o.template_sends_count,
                  platforms = leads.platforms | o.platforms,
                  first_contact_at = CASE WHEN o.conversation_count + o.template_sends_count = 0
                    AND leads.conversation_count + leads.template_sends_count > 0 THEN leads.first_contact_at
                    WHEN o.first_contact_at < leads.first_contact_at
                      OR o.conversation_count + o.template_sends_count > 0
                        AND leads.conversation_count + leads.template_sends_count = 0
                    THEN o.first_contact_at ELSE leads.first_contact_at END,
                  deleted_at = CASE WHEN o.deleted_at IS NULL THEN NULL ELSE leads.deleted_at END,
                  phone_lost_at = CASE WHEN o.phone_lost_at > leads.phone_lost_at
                    THEN o.phone_lost_at ELSE leads.phone_lost_at END,
                  source = CASE WHEN leads.first_contact_at >= ? THEN o.source
                    WHEN leads.source IN ('whatsapp', 'instagram', 'webchat', 'import', 'api')
                      AND o.source NOT IN ('whatsapp', 'instagram', 'webchat', 'import', 'api') THEN o.source
                    ELSE leads.source END,
                  updated_at = ?
                FROM (SELECT * FROM leads WHERE user_id = ? AND lead_id = ?) o
                WHERE leads.user_id = ? AND leads.lead_id = ?""", Leads.NEVER, clock.millis(), userId, goes, userId, stays);
    }

    private static void joinLast(Transaction transaction, String userId, String stays, String goes) {
        transaction.update("""
                UPDATE leads SET last_message_at = o.last_message_at, last_day = o.last_day, last_conversation_id = o.last_conversation_id,
                  last_sequence_no = o.last_sequence_no, last_message_text = o.last_message_text,
                  last_message_sender = o.last_message_sender
                FROM (SELECT * FROM leads WHERE user_id = ? AND lead_id = ?) o
                WHERE leads.user_id = ? AND leads.lead_id = ? AND o.last_message_at IS NOT NULL
                  AND (leads.last_message_at IS NULL
                    OR (o.last_conversation_id IS NOT NULL, o.last_message_at, COALESCE(o.last_conversation_id, ''),
                      COALESCE(o.last_sequence_no, 0))
                      > (leads.last_conversation_id IS NOT NULL, leads.last_message_at,
                        COALESCE(leads.last_conversation_id, ''), COALESCE(leads.last_sequence_no, 0)))""", userId, goes, userId, stays);
    }

    /** The newer profile name, the earlier referral, the place in the funnel that somebody gave. */
    private static void joinNames(Transaction transaction, String userId, String stays, String goes) {
        transaction.update("""
                UPDATE leads SET
                  profile_name = CASE WHEN COALESCE(o.profile_name_at, 0) > COALESCE(leads.profile_name_at, 0)
                    THEN o.profile_name ELSE leads.profile_name END,
                  profile_name_at = CASE WHEN COALESCE(o.profile_name_at, 0) > COALESCE(leads.profile_name_at, 0)
                    THEN o.profile_name_at ELSE leads.profile_name_at END,
                  referral = CASE WHEN leads.referral_at IS NULL
                      OR (o.referral_at, o.referral) < (leads.referral_at, leads.referral)
                    THEN o.referral ELSE leads.referral END,
                  referral_at = CASE WHEN leads.referral_at IS NULL
                      OR (o.referral_at, o.referral) < (leads.referral_at, leads.referral)
                    THEN o.referral_at ELSE leads.referral_at END,
                  status = CASE WHEN leads.status = 'new' THEN o.status ELSE leads.status END
                FROM (SELECT * FROM leads WHERE user_id = ? AND lead_id = ?) o
                WHERE leads.user_id = ? AND leads.lead_id = ?""", userId, goes, userId, stays);
    }
}
