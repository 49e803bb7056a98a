package dev.switchboard.http.users;

import static dev.switchboard.leads.Rows.at;

import dev.switchboard.leads.Rows;

/** The data behind the answers printed in the reference: four leads, one of them with 37 messages. */
public final class ReferenceData {
    public static final String USER = "789895c8-4bd6-43e9-bfea-a4171ec47197";
    public static final String PHONE = "918979556941";
    public static final String CONVERSATION = "b1a93252-f8c6-448f-a765-195eea996d9a";
    static final int MESSAGES = 37;

    private static final long FIRST = at("2025-10-05T06:21:34.662Z");
    private static final long LAST = at("2025-12-12T09:07:38.656Z");
    private static final String LAST_TEXT = "No problem, Siddhant. If you'd like, I can share a quick feature overview"
            + " or pricing details. Which would you prefer?";

    private ReferenceData() {}

    public static void into(Rows rows) {
        siddhant(rows);
        messages(rows);
        others(rows);
    }

    private static void siddhant(Rows rows) {
        rows.lead(
                USER,
                PHONE,
                "name",
                "Siddhant",
                "email",
                "sddhantjaiii@gmail.com",
                "lead_status",
                "Cold",
                "total_score",
                7,
                "intent_score",
                1,
                "urgency_score",
                1,
                "budget_score",
                2,
                "fit_score",
                2,
                "engagement_score",
                2,
                "conversation_count",
                1,
                "total_messages",
                MESSAGES,
                "last_message_at",
                LAST,
                "last_message_text",
                LAST_TEXT,
                "last_message_sender",
                "agent",
                "first_contact_at",
                FIRST,
                "extraction_id",
                "791a2e81-4706-4703-9532-842a2fd16e0c");
        rows.agent(USER, "test-agent-001", "Test AI Agent");
        rows.conversation(
                USER,
                PHONE,
                CONVERSATION,
                "agent_id",
                "test-agent-001",
                "message_count",
                MESSAGES,
                "last_sequence_no",
                MESSAGES,
                "last_message_at",
                LAST,
                "created_at",
                FIRST);
    }

    private static void messages(Rows rows) {
        rows.message(
                USER,
                PHONE,
                CONVERSATION,
                1,
                "message_id",
                "wamid.HBgMOTE4OTc5NTU2OTQxFQIAEhgUM0ZBMDM4RkM0QTg5NkI1ODIzRTgA",
                "text",
                "hi my name is siddhant",
                "timestamp",
                at("2025-10-05T06:21:35.197Z"),
                "provider_id",
                "wamid.HBgMOTE4OTc5NTU2OTQxFQIAEhgUM0ZBMDM4RkM0QTg5NkI1ODIzRTgA");
        rows.message(
                USER,
                PHONE,
                CONVERSATION,
                2,
                "message_id",
                "out-1759645300741-hij9fvlyv",
                "sender",
                "agent",
                "agent_id",
                "test-agent-001",
                "text",
                "Thanks, Siddhant! How can I help you today? May I have your email to send detailed docs? Quick one"
                        + " \u2014 what's your budget range for this?",
                "timestamp",
                at("2025-10-05T06:21:42.667Z"));
        for (int i = 3; i < MESSAGES; i++) {
            rows.message(
                    USER,
                    PHONE,
                    CONVERSATION,
                    i,
                    "sender",
                    i % 2 == 1 ? "user" : "agent",
                    "timestamp",
                    at("2025-11-01T00:00:00Z") + i * 60_000L);
        }
        rows.message(USER, PHONE, CONVERSATION, MESSAGES, "sender", "agent", "text", LAST_TEXT, "timestamp", LAST);
    }

    private static void others(Rows rows) {
        rows.lead(
                USER,
                "919000000001",
                "lead_status",
                "Cold",
                "total_score",
                5,
                "extraction_id",
                "x1",
                "last_message_at",
                at("2025-12-10T00:00:00Z"));
        rows.lead(
                USER,
                "919000000002",
                "lead_status",
                "Cold",
                "total_score",
                6,
                "extraction_id",
                "x2",
                "last_message_at",
                at("2025-10-10T00:00:00Z"));
        rows.lead(USER, "919000000003", "last_message_at", at("2025-10-09T00:00:00Z"));
    }
}
