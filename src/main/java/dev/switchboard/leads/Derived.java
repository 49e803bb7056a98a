package dev.switchboard.leads;

import dev.switchboard.store.Transaction;

/** What is kept beside the messages and follows from them, in the order in which it is made again. */
enum Derived {
    CONVERSATION(
            "the counters of a conversation",
            "SELECT user_id, conversation_id FROM conversations c"
                    + " WHERE (message_count, last_sequence_no, late, last_message_at) IS NOT " + Told.OF_CONVERSATION,
            "UPDATE conversations AS c SET (message_count, last_sequence_no, late, last_message_at) = "
                    + Told.OF_CONVERSATION + " WHERE user_id = ? AND conversation_id = ?"),

    /** A lead's messages are found by its conversations; what is told of one message changes the lead it names. */
    LEAD_OF_MESSAGES("the lead of a conversation's messages", """
            SELECT DISTINCT c.user_id, c.conversation_id FROM conversations c CROSS JOIN messages m
              ON m.user_id = c.user_id AND m.conversation_id = c.conversation_id
            WHERE m.lead_id <> c.lead_id""", """
            UPDATE messages SET lead_id = (SELECT c.lead_id FROM conversations c
              WHERE c.user_id = messages.user_id AND c.conversation_id = messages.conversation_id)
            WHERE user_id = ? AND conversation_id = ?"""),

    /** A lead that only got templates has a platform, WhatsApp, and no conversation. */
    LEAD_COUNTERS("the counters of a lead", """
            SELECT user_id, lead_id FROM leads l
            WHERE merged_into IS NULL AND (
              total_messages <> (SELECT COUNT(*) FROM conversations c CROSS JOIN messages m
                  ON m.user_id = c.user_id AND m.conversation_id = c.conversation_id
                WHERE c.user_id = l.user_id AND c.lead_id = l.lead_id AND m.deleted_at IS NULL)
              OR conversation_count <> (SELECT COUNT(*) FROM conversations c
                WHERE c.user_id = l.user_id AND c.lead_id = l.lead_id)
              OR template_sends_count <> (SELECT COUNT(*) FROM template_sends t
                WHERE t.user_id = l.user_id AND t.lead_id = l.lead_id)
              OR platforms <> (template_sends_count > 0) | COALESCE((
                SELECT MAX(CASE platform WHEN 'whatsapp' THEN 1 ELSE 0 END)
                  + MAX(CASE platform WHEN 'instagram' THEN 2 ELSE 0 END)
                  + MAX(CASE platform WHEN 'webchat' THEN 4 ELSE 0 END)
                FROM conversations c WHERE c.user_id = l.user_id AND c.lead_id = l.lead_id), 0))""", """
            UPDATE leads SET
              total_messages = (SELECT COUNT(*) FROM conversations c CROSS JOIN messages m
                  ON m.user_id = c.user_id AND m.conversation_id = c.conversation_id
                WHERE c.user_id = leads.user_id AND c.lead_id = leads.lead_id AND m.deleted_at IS NULL),
              conversation_count = (SELECT COUNT(*) FROM conversations c
                WHERE c.user_id = leads.user_id AND c.lead_id = leads.lead_id),
              template_sends_count = (SELECT COUNT(*) FROM template_sends t
                WHERE t.user_id = leads.user_id AND t.lead_id = leads.lead_id),
              platforms = EXISTS (SELECT 1 FROM template_sends t
                WHERE t.user_id = leads.user_id AND t.lead_id = leads.lead_id) | COALESCE((SELECT MAX(CASE platform WHEN 'whatsapp' THEN 1 ELSE 0 END)
                  + MAX(CASE platform WHEN 'instagram' THEN 2 ELSE 0 END)
                  + MAX(CASE platform WHEN 'webchat' THEN 4 ELSE 0 END)
                FROM conversations c WHERE c.user_id = leads.user_id AND c.lead_id = leads.lead_id), 0)
            WHERE user_id = ? AND lead_id = ?"""),

    /** Without any message it is the time of the newest template, or nothing. */
    LAST_MESSAGE("the last message of a lead", """
            SELECT user_id, lead_id FROM leads l
            WHERE merged_into IS NULL
              AND (last_message_at, last_day, last_conversation_id, last_sequence_no, last_message_text, last_message_sender) IS NOT (
                SELECT * FROM (
                  SELECT m.timestamp, m.timestamp / 86400000, m.conversation_id, m.sequence_no, SUBSTR(m.text, 1, 1000), m.sender
                  FROM conversations c CROSS JOIN messages m
                    ON m.user_id = c.user_id AND m.conversation_id = c.conversation_id
                  WHERE c.user_id = l.user_id AND c.lead_id = l.lead_id AND m.deleted_at IS NULL AND m.failed_at IS NULL
                  ORDER BY m.timestamp DESC, m.conversation_id DESC, m.sequence_no DESC LIMIT 1)
                UNION ALL SELECT MAX(sent_at), MAX(sent_at) / 86400000, NULL, NULL, NULL, NULL FROM template_sends t
                WHERE t.user_id = l.user_id AND t.lead_id = l.lead_id LIMIT 1)""", """
            UPDATE leads SET
              (last_message_at, last_day, last_conversation_id, last_sequence_no, last_message_text, last_message_sender) = (
                SELECT * FROM (
                  SELECT m.timestamp, m.timestamp / 86400000, m.conversation_id, m.sequence_no, SUBSTR(m.text, 1, 1000), m.sender
                  FROM conversations c CROSS JOIN messages m
                    ON m.user_id = c.user_id AND m.conversation_id = c.conversation_id
                  WHERE c.user_id = leads.user_id AND c.lead_id = leads.lead_id AND m.deleted_at IS NULL
                    AND m.failed_at IS NULL
                  ORDER BY m.timestamp DESC, m.conversation_id DESC, m.sequence_no DESC LIMIT 1)
                UNION ALL SELECT MAX(sent_at), MAX(sent_at) / 86400000, NULL, NULL, NULL, NULL FROM template_sends t
                WHERE t.user_id = leads.user_id AND t.lead_id = leads.lead_id LIMIT 1)
            WHERE user_id = ? AND lead_id = ?"""),

    ROUTE("the route of a lead", """
            SELECT l.user_id, l.lead_id FROM leads l
            LEFT JOIN lead_routes r ON r.user_id = l.user_id AND r.route_id = l.route_id
            WHERE r.route IS NOT (SELECT now.route FROM lead_routes_now now
              WHERE now.user_id = l.user_id AND now.lead_id = l.lead_id)""", "INSERT INTO lead_rerouting (user_id, lead_id) VALUES (?, ?)"),

    /** Each kind of leads there is, or is said to be, in the wrong number. */
    COUNTS("the number of leads of a kind", """
            WITH counted AS (
              SELECT user_id, day, facets, route_id, COUNT(*) AS leads
              FROM (SELECT user_id, COALESCE(last_message_at / 86400000, -2) AS day, facets, route_id FROM leads
                  WHERE deleted_at IS NULL AND merged_into IS NULL
                UNION ALL SELECT user_id, -1, facets, route_id FROM leads
                  WHERE deleted_at IS NULL AND merged_into IS NULL)
              GROUP BY user_id, day, facets, route_id)
            SELECT DISTINCT user_id, '' FROM (
              SELECT * FROM (SELECT * FROM counted EXCEPT SELECT user_id, day, facets, route_id, leads FROM lead_counts)
              UNION ALL
              SELECT * FROM (SELECT user_id, day, facets, route_id, leads FROM lead_counts EXCEPT SELECT * FROM counted))""", """
            INSERT INTO lead_counts (user_id, day, facets, route_id, leads)
            SELECT user_id, day, facets, route_id, COUNT(*)
            FROM (SELECT user_id, COALESCE(last_message_at / 86400000, -2) AS day, facets, route_id FROM leads
                WHERE deleted_at IS NULL AND merged_into IS NULL
              UNION ALL SELECT user_id, -1, facets, route_id FROM leads
                WHERE deleted_at IS NULL AND merged_into IS NULL)
            WHERE user_id = ? AND '' = ? GROUP BY user_id, day, facets, route_id""");

    private final String what;
    private final String differences;
    private final String repair;

    Derived(String what, String differences, String repair) {
        this.what = what;
        this.differences = differences;
        this.repair = repair;
    }

    String what() {
        return what;
    }

    /** A query for user and id of all that is not as it should be. */
    String differences() {
        return differences;
    }

    /** What makes one right again, given user and id. */
    String repair() {
        return repair;
    }

    void repair(Transaction transaction, String userId, String id) {
        if (this == COUNTS) {
            transaction.update("DELETE FROM lead_counts WHERE user_id = ?", userId);
        }
        transaction.update(repair, userId, id);
    }

    /** What messages tell, both to compare it and to make it again. */
    private static final class Told {
        /**
         * Of conversation {@code c}. How late messages came is the longest way back to the first that has a later time; above
         * 64, any (V16).
         */
        static final String OF_CONVERSATION = """
                (SELECT COUNT(CASE WHEN m.deleted_at IS NULL THEN 1 END), COALESCE(MAX(m.sequence_no), 0),
                  CASE WHEN MAX(m.sequence_no - m.later) > 64 THEN 1073741824
                    WHEN MAX(m.sequence_no - m.later) > 0 THEN MAX(m.sequence_no - m.later) ELSE 0 END,
                  COALESCE(MAX(m.timestamp), c.last_message_at)
                FROM (SELECT deleted_at, sequence_no, timestamp,
                    MIN(sequence_no) OVER (ORDER BY timestamp DESC GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS later
                  FROM messages WHERE user_id = c.user_id AND conversation_id = c.conversation_id) m)""";

        private Told() {}
    }
}
