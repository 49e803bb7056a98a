package dev.switchboard.leads;

import static dev.switchboard.store.Columns.intOrNull;
import static dev.switchboard.store.Columns.time;
import static dev.switchboard.store.Columns.timeOrNull;

import dev.switchboard.leads.Lead.Scores;
import dev.switchboard.message.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Rows of the store as leads and their conversations. */
final class LeadColumns {
    static final String CONVERSATIONS =
            "conversations c LEFT JOIN agents a ON a.user_id = c.user_id AND a.agent_id = c.agent_id";
    static final String CONVERSATION = "c.lead_id, c.conversation_id, c.agent_id, a.name AS agent_name, c.platform,"
            + " c.account_id, c.message_count, c.status, c.created_at, c.last_message_at,"
            + " c.agent_paused_until, c.paused_because";

    private LeadColumns() {}

    /** A lead, its conversations still to be added. */
    static Lead lead(ResultSet row) throws SQLException {
        return new Lead(
                row.getString("lead_id"),
                row.getString("customer_phone"),
                row.getString("name"),
                row.getString("email"),
                row.getString("company"),
                row.getString("lead_status"),
                scores(row),
                platforms(row.getInt("platforms")),
                row.getInt("conversation_count"),
                row.getInt("total_messages"),
                row.getInt("template_sends_count"),
                timeOrNull(row, "last_message_at"),
                row.getString("last_message_text"),
                row.getString("last_message_sender"),
                time(row, "first_contact_at"),
                row.getString("extraction_id"),
                row.getString("referral"),
                List.of());
    }

    private static Scores scores(ResultSet row) throws SQLException {
        return new Scores(
                intOrNull(row, "total_score"),
                intOrNull(row, "intent_score"),
                intOrNull(row, "urgency_score"),
                intOrNull(row, "budget_score"),
                intOrNull(row, "fit_score"),
                intOrNull(row, "engagement_score"));
    }

    private static List<Platform> platforms(int bits) {
        return Arrays.stream(Platform.values())
                .filter(platform -> (bits & platform.bit()) != 0)
                .toList();
    }

    /** A conversation and the lead it belongs to. */
    record Owned(String leadId, LeadConversation conversation) {}

    static Owned conversation(ResultSet row) throws SQLException {
        LeadConversation conversation = new LeadConversation(
                row.getString("conversation_id"),
                row.getString("agent_id"),
                row.getString("agent_name"),
                row.getString("platform"),
                row.getString("account_id"),
                row.getInt("message_count"),
                row.getString("status").equals("active"),
                time(row, "created_at"),
                time(row, "last_message_at"),
                timeOrNull(row, "agent_paused_until"),
                row.getString("paused_because"));
        return new Owned(row.getString("lead_id"), conversation);
    }
}
