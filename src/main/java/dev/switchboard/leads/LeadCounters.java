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

    private static final String SET_LAST = ", last_message_at = ?, last_conversation_id = ?, last_sequence_no = ?,"
            + " last_message_text = ?, last_message_sender = ?";
    private static final String SET_NAME = ", profile_name = ?, profile_name_at = ?,"
            + " name = CASE WHEN name_source IS NULL OR name_source = 'profile' THEN ? ELSE name END,"
            + " name_source = COALESCE(name_source, 'profile')";

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

    /** Counts a message that was just written to a lead as it was before. One statement: every message pays for it. */
    public void count(Transaction transaction, String userId, LeadRow lead, Counted message) {
        MessagePlace place = message.place();
        boolean last = lead.last() == null || place.compareTo(lead.last()) > 0;
        boolean named = message.profileName() != null && place.timestamp() >= lead.profileNameAt();
        transaction.update(
                """
                UPDATE leads SET total_messages = total_messages + 1, conversation_count = conversation_count + ?,
                  platforms = platforms | ?, updated_at = ?,
                  first_contact_at = CASE WHEN first_contact_at > ? OR conversation_count + template_sends_count = 0
                    THEN ? ELSE first_contact_at END""" + (last ? SET_LAST : "") + (named ? SET_NAME : "") + " WHERE user_id = ? AND lead_id = ?",
                arguments(userId, lead.leadId(), message, last, named).toArray());
    }

    private List<@Nullable Object> arguments(
            String userId, String leadId, Counted message, boolean last, boolean named) {
        MessagePlace place = message.place();
        List<@Nullable Object> arguments = new ArrayList<>(16);
        arguments.add(message.newConversation() ? 1 : 0);
        arguments.add(message.platform().bit());
        arguments.add(clock.millis());
        arguments.add(place.timestamp());
        arguments.add(place.timestamp());
        if (last) {
            arguments.addAll(Arrays.asList(
                    place.timestamp(),
                    place.conversationId(),
                    place.sequenceNo(),
                    cut(message.text()),
                    message.sender()));
        }
        if (named) {
            arguments.addAll(Arrays.asList(message.profileName(), place.timestamp(), message.profileName()));
        }
        arguments.add(userId);
        arguments.add(leadId);
        return arguments;
    }

    /**
     * Counts a template that was sent to a lead. Without messages it is what the lead was last in touch by.
     *
     * @param sentAt epoch milliseconds
     */
    public void countSend(Transaction transaction, String userId, String leadId, long sentAt) {
        transaction.update(
                """
                UPDATE leads SET template_sends_count = template_sends_count + 1, platforms = platforms | ?,
                  updated_at = ?,
                  first_contact_at = CASE WHEN first_contact_at > ? OR conversation_count + template_sends_count = 0
                    THEN ? ELSE first_contact_at END,
                  last_message_at = CASE WHEN last_conversation_id IS NULL AND COALESCE(last_message_at, 0) < ?
                    THEN ? ELSE last_message_at END
                WHERE user_id = ? AND lead_id = ?""", Platform.WHATSAPP.bit(), clock.millis(), sentAt, sentAt, sentAt, sentAt, userId, leadId);
    }

    private static void setLast(
            Transaction transaction,
            String userId,
            String leadId,
            MessagePlace place,
            @Nullable String text,
            @Nullable String sender) {
        transaction.update(
                "UPDATE leads SET " + SET_LAST.substring(2) + " WHERE user_id = ? AND lead_id = ?",
                place.timestamp(),
                place.conversationId(),
                place.sequenceNo(),
                cut(text),
                sender,
                userId,
                leadId);
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null || text.codePointCount(0, text.length()) <= LAST_TEXT_LENGTH) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LAST_TEXT_LENGTH));
    }

    /** A message that was counted is gone. */
    public void uncount(Transaction transaction, String userId, String leadId) {
        transaction.update(
                "UPDATE leads SET total_messages = total_messages - 1, updated_at = ? WHERE user_id = ? AND lead_id = ?",
                clock.millis(),
                userId,
                leadId);
        refreshLast(transaction, userId, leadId);
    }

    /** Looks the newest message up again, after the one that was newest failed or was deleted. */
    public void refreshLast(Transaction transaction, String userId, String leadId) {
        transaction
                .one(
                        """
                        SELECT timestamp, conversation_id, sequence_no, text, sender FROM messages
                        WHERE user_id = ? AND lead_id = ? AND deleted_at IS NULL AND failed_at IS NULL
                        ORDER BY timestamp DESC, conversation_id DESC, sequence_no DESC LIMIT 1""",
                        row -> new Last(
                                new MessagePlace(row.getLong(1), row.getString(2), row.getLong(3)),
                                row.getString(4),
                                row.getString(5)),
                        userId,
                        leadId)
                .ifPresentOrElse(
                        last -> setLast(transaction, userId, leadId, last.place(), last.text(), last.sender()),
                        () -> clearLast(transaction, userId, leadId));
    }

    /** Without a message, the newest template that was sent is what it was last in touch by. */
    private static void clearLast(Transaction transaction, String userId, String leadId) {
        transaction.update("""
                UPDATE leads SET last_message_at = (SELECT MAX(t.sent_at) FROM template_sends t
                    WHERE t.user_id = leads.user_id AND t.lead_id = leads.lead_id), last_conversation_id = NULL, last_sequence_no = NULL,
                  last_message_text = NULL, last_message_sender = NULL WHERE user_id = ? AND lead_id = ?""", userId, leadId);
    }

    private record Last(
            MessagePlace place,
            @Nullable String text,
            @Nullable String sender) {}
}
