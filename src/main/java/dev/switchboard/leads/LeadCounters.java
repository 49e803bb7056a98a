package dev.switchboard.leads;

import dev.switchboard.message.Platform;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps on the lead what lists ask for, in the transaction that writes the message: reads never scan messages. */
public final class LeadCounters {
    /** {@code last_message_text} is cut here, in characters. */
    private static final int LAST_TEXT_LENGTH = 1_000;

    /** Who was only imported has not been in contact. */
    private static final String SET_FIRST =
            ", first_contact_at = CASE WHEN conversation_count + template_sends_count = 0"
                    + " THEN ? ELSE first_contact_at END";

    private static final String SET_LAST = ", last_message_at = ?, last_conversation_id = ?, last_sequence_no = ?,"
            + " last_message_text = ?, last_message_sender = ?";
    /** Named only when it is another: what is counted by day then changes as well. */
    private static final String SET_DAY = ", last_day = ?";

    private static final String SET_NAME = ", profile_name = ?,"
            + " name = CASE WHEN name_source IS NULL OR name_source = 'profile' THEN ? ELSE name END,"
            + " name_key = CASE WHEN name_source IS NULL OR name_source = 'profile' THEN ? ELSE name_key END,"
            + " name_source = COALESCE(name_source, 'profile')";
    /** Only its customer brings a deleted lead back; one that was just made comes to light whoever wrote first. */
    private static final String SET_SHOWN_IF_NEW =
            ", deleted_at = CASE WHEN total_messages = 0 THEN NULL ELSE deleted_at END";

    private static final String SET_OPENED = ", conversation_count = conversation_count + 1, platforms = platforms | ?";

    private final Clock clock;

    public LeadCounters(Clock clock) {
        this.clock = clock;
    }

    /**
     * A message as the counters see it.
     *
     * @param sender {@code user} or {@code agent}
     * @param newConversation whether it opened its conversation
     * @param profileName what the platform calls the customer; null when it does not say
     */
    public record Counted(
            Platform platform,
            MessagePlace place,
            String sender,
            @Nullable String text,
            boolean newConversation,
            @Nullable String profileName) {}

    /** Counts a message that was just written. */
    public void count(Transaction transaction, String userId, String leadId, Counted message) {
        count(transaction, userId, Leads.byId(transaction, userId, leadId), message);
    }

    /**
     * Counts a message that was just written to a lead as it was before, which is shown from now on if it was not. One
     * statement, because every message pays for it, and it names no column that stays as it is: an index is written for each that is named.
     */
    public void count(Transaction transaction, String userId, LeadRow lead, Counted message) {
        MessagePlace place = message.place();
        List<@Nullable Object> values = new ArrayList<>(16);
        StringBuilder sql = new StringBuilder("UPDATE leads SET total_messages = total_messages + 1, updated_at = ?");
        values.add(clock.millis());
        if (lead.deleted()) {
            sql.append(message.sender().equals("user") ? ", deleted_at = NULL" : SET_SHOWN_IF_NEW);
        }
        if (message.newConversation()) {
            sql.append(SET_OPENED);
            values.add(message.platform().bit());
        }
        if (place.timestamp() < lead.firstContactAt()) {
            sql.append(", first_contact_at = ?");
            values.add(place.timestamp());
        } else if (message.newConversation()) {
            sql.append(SET_FIRST);
            values.add(place.timestamp());
        }
        if (lead.last() == null || place.compareTo(lead.last()) > 0) {
            sql.append(SET_LAST);
            addLast(values, message);
            if (lead.last() == null || lead.last().day() != place.day()) {
                sql.append(SET_DAY);
                values.add(place.day());
            }
        }
        boolean renamed = name(sql, values, lead, message);
        values.addAll(List.of(userId, lead.leadId()));
        transaction.update(sql.append(" WHERE user_id = ? AND lead_id = ?").toString(), values.toArray());
        if (renamed) {
            LeadSearch.refresh(transaction, userId, lead.leadId());
        }
    }

    private static void addLast(List<@Nullable Object> values, Counted message) {
        MessagePlace place = message.place();
        values.addAll(Arrays.asList(
                place.timestamp(), place.conversationId(), place.sequenceNo(), cut(message.text()), message.sender()));
    }

    /** @return whether the customer goes by another name now */
    private static boolean name(StringBuilder sql, List<@Nullable Object> values, LeadRow lead, Counted message) {
        String name = message.profileName();
        if (name == null || message.place().timestamp() < lead.profileNameAt()) {
            return false;
        }
        sql.append(", profile_name_at = ?");
        values.add(message.place().timestamp());
        boolean renamed = !name.equals(lead.profileName());
        if (renamed) {
            sql.append(SET_NAME);
            values.addAll(Arrays.asList(name, name, LeadText.nameKey(name)));
        }
        return renamed;
    }

    /**
     * Counts a template that was sent to a lead. Without messages it is what the lead was last in touch by.
     *
     * @param sentAt epoch milliseconds
     */
    public void countSend(Transaction transaction, String userId, String leadId, long sentAt) {
        long day = MessagePlace.dayOf(sentAt);
        transaction.update(
                """
                UPDATE leads SET template_sends_count = template_sends_count + 1, platforms = platforms | ?,
                  updated_at = ?,
                  first_contact_at = CASE WHEN first_contact_at > ? OR conversation_count + template_sends_count = 0
                    THEN ? ELSE first_contact_at END,
                  last_message_at = CASE WHEN last_conversation_id IS NULL AND COALESCE(last_message_at, 0) < ?
                    THEN ? ELSE last_message_at END,
                  last_day = CASE WHEN last_conversation_id IS NULL AND COALESCE(last_message_at, 0) < ?
                    THEN ? ELSE last_day END
                WHERE user_id = ? AND lead_id = ?""",
                Platform.WHATSAPP.bit(),
                clock.millis(),
                sentAt,
                sentAt,
                sentAt,
                sentAt,
                sentAt,
                day,
                userId,
                leadId);
    }

    private static void setLast(
            Transaction transaction,
            String userId,
            String leadId,
            MessagePlace place,
            @Nullable String text,
            @Nullable String sender) {
        transaction.update(
                "UPDATE leads SET " + SET_LAST.substring(2) + SET_DAY + " WHERE user_id = ? AND lead_id = ?",
                place.timestamp(),
                place.conversationId(),
                place.sequenceNo(),
                cut(text),
                sender,
                place.day(),
                userId,
                leadId);
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null || text.codePointCount(0, text.length()) <= LAST_TEXT_LENGTH) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LAST_TEXT_LENGTH));
    }

    /**
     * A message that was counted is gone.
     *
     * @param at its provider time
     */
    public void uncount(Transaction transaction, String userId, String leadId, long at) {
        transaction.update(
                "UPDATE leads SET total_messages = total_messages - 1, updated_at = ? WHERE user_id = ? AND lead_id = ?",
                clock.millis(),
                userId,
                leadId);
        refreshLast(transaction, userId, leadId, at);
    }

    /**
     * Looks the newest message up again, after one failed, was deleted or says something else. One that is older than the
     * newest was not the newest and is not: history tells of thousands of them.
     *
     * @param at provider time of the message that changed
     */
    public void refreshLast(Transaction transaction, String userId, String leadId, long at) {
        MessagePlace last = Leads.byId(transaction, userId, leadId).last();
        if (last == null || at >= last.timestamp()) {
            lookUpLast(transaction, userId, leadId);
        }
    }

    private static void lookUpLast(Transaction transaction, String userId, String leadId) {
        LastMessage.of(transaction, userId, leadId)
                .ifPresentOrElse(
                        last -> setLast(transaction, userId, leadId, last.place(), last.text(), last.sender()),
                        () -> clearLast(transaction, userId, leadId));
    }

    /** Without a message, the newest template that was sent is what it was last in touch by. */
    private static void clearLast(Transaction transaction, String userId, String leadId) {
        transaction.update("""
                UPDATE leads SET (last_message_at, last_day) = (
                    SELECT MAX(t.sent_at), MAX(t.sent_at) / 86400000 FROM template_sends t
                    WHERE t.user_id = leads.user_id AND t.lead_id = leads.lead_id), last_conversation_id = NULL, last_sequence_no = NULL,
                  last_message_text = NULL, last_message_sender = NULL WHERE user_id = ? AND lead_id = ?""", userId, leadId);
    }
}
