package dev.switchboard.http.users;

import static dev.switchboard.leads.Rows.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeadMessagesTest {
    private static final String MESSAGES = "/users/u/leads/1/messages";
    private static final long NOON = at("2025-12-01T12:00:00Z");

    private LeadsFixture leads;

    @BeforeAll
    void fill(@TempDir Path folder) {
        leads = new LeadsFixture(folder);
        leads.rows
                .lead("u", "1", "platforms", 3)
                .lead("u", "2")
                .agent("u", "a1", "Bot")
                .conversation("u", "1", "ca", "agent_id", "a1")
                .conversation("u", "1", "cb", "platform", "instagram")
                .conversation("u", "1", "cd", "deleted_at", 1)
                .conversation("u", "2", "c2")
                .message("u", "1", "ca", 1, "message_id", "m1", "timestamp", NOON, "provider_id", "m1")
                .message(
                        "u",
                        "1",
                        "ca",
                        3,
                        "message_id",
                        "m3",
                        "timestamp",
                        NOON + 5000,
                        "sender",
                        "agent",
                        "agent_id",
                        "gone",
                        "delivery_status",
                        5,
                        "delivered_at",
                        NOON + 6000,
                        "read_at",
                        NOON + 7000,
                        "provider_id",
                        "wamid.3",
                        "type",
                        "image",
                        "content",
                        "{\"id\":\"9\"}",
                        "reply_to",
                        "m1",
                        "edited_at",
                        NOON + 8000,
                        "text",
                        "[image] cat")
                .message(
                        "u",
                        "1",
                        "ca",
                        2,
                        "message_id",
                        "m2",
                        "timestamp",
                        NOON + 5000,
                        "sender",
                        "agent",
                        "delivery_status",
                        3,
                        "failure_reason",
                        "no such number")
                .message(
                        "u",
                        "1",
                        "cb",
                        1,
                        "message_id",
                        "m4",
                        "timestamp",
                        NOON + 5000,
                        "platform",
                        "instagram",
                        "sender",
                        "agent",
                        "delivery_status",
                        1)
                .message(
                        "u",
                        "1",
                        "cb",
                        2,
                        "message_id",
                        "m5",
                        "timestamp",
                        at("2025-12-02T00:00:00Z"),
                        "platform",
                        "instagram",
                        "text",
                        null,
                        "deleted_at",
                        NOON + 9000)
                .message("u", "1", "cd", 1, "message_id", "hidden")
                .message("u", "2", "c2", 1, "message_id", "of another");
    }

    @AfterAll
    void stop() {
        leads.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "'' | m1 m2 m3 m4 m5",
                "platform=instagram | m4 m5",
                "platform=WhatsApp,instagram | m1 m2 m3 m4 m5",
                "platform=webchat | none",
                "sender=user | m1 m5",
                "sender=agent | m2 m3 m4",
                "sender=user,%20Agent | m1 m2 m3 m4 m5",
                "sender=, | m1 m2 m3 m4 m5",
                "from_date=2025-12-02 | m5",
                "to_date=2025-12-01 | m1 m2 m3 m4",
                "from_date=2025-12-01T12:00:05Z&to_date=2025-12-01T12:00:05Z | m2 m3 m4",
                "conversation_id=cb | m4 m5",
                "conversation_id=cd | none",
                "conversation_id=c2 | none",
                "conversation_id=cb&sender=user | m5",
                "limit=2 | m1 m2",
                "limit=2&offset=2 | m3 m4",
                "limit=200&offset=5 | none"
            })
    void messages_come_in_the_order_of_time_over_all_conversations(String query, String expected) {
        JsonNode data = leads.api.json(200, MESSAGES + "?" + query).get("data");

        assertThat(String.join(" ", data.get("messages").findValuesAsText("message_id")))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 5, 50, 0, false",
        "limit=500, 5, 200, 0, false",
        "limit=2&offset=1, 5, 2, 1, true",
        "sender=user&limit=1, 2, 1, 0, true",
        "conversation_id=c2, 0, 50, 0, false"
    })
    void pagination_is_part_of_the_data(String query, int total, int limit, int offset, boolean hasMore) {
        JsonNode answer = leads.api.json(200, MESSAGES + "?" + query);

        assertThat(answer.has("pagination")).isFalse();
        assertThat(answer.at("/data/pagination").toString())
                .isEqualTo("{\"total\":" + total + ",\"limit\":" + limit + ",\"offset\":" + offset + ",\"hasMore\":"
                        + hasMore + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sender=bot | sender must be one of user, agent",
                "platform=sms | platform must be one of whatsapp, instagram, webchat",
                "limit=0 | limit must be a whole number from 1 to 200",
                "offset=-1 | offset must be a whole number, 0 or more",
                "from_date=2025-12-02&to_date=2025-12-01 | from_date must not be after to_date"
            })
    void a_bad_parameter_is_refused_by_name(String query, String message) {
        assertThat(leads.refusal(MESSAGES + "?" + query)).isEqualTo(message);
    }

    @Test
    void a_message_shows_its_receipts_and_what_it_carries() {
        JsonNode message = leads.api.json(200, MESSAGES).at("/data/messages/2");

        assertThat(message.toString())
                .isEqualTo("{\"message_id\":\"m3\",\"conversation_id\":\"ca\",\"agent_id\":\"gone\","
                        + "\"agent_name\":null,\"platform\":\"whatsapp\",\"phone_number_id\":\"test-phone-001\","
                        + "\"sender\":\"agent\",\"text\":\"[image] cat\",\"timestamp\":\"2025-12-01T12:00:05.000Z\","
                        + "\"status\":\"sent\",\"sequence_no\":3,\"delivery_status\":\"read\","
                        + "\"delivered_at\":\"2025-12-01T12:00:06.000Z\",\"read_at\":\"2025-12-01T12:00:07.000Z\","
                        + "\"platform_message_id\":\"wamid.3\",\"failure_reason\":null,\"type\":\"image\","
                        + "\"content\":{\"id\":\"9\"},\"reply_to\":\"m1\","
                        + "\"edited_at\":\"2025-12-01T12:00:08.000Z\",\"deleted_at\":null}");
    }

    @ParameterizedTest
    @CsvSource({"1, failed, failed", "3, pending, uncertain", "0, sent, sent"})
    void status_is_one_of_three_and_the_finer_one_stands_beside_it(int index, String status, String finer) {
        JsonNode message = leads.api.json(200, MESSAGES).at("/data/messages/" + index);

        assertThat(message.get("status").asText()).isEqualTo(status);
        assertThat(message.get("delivery_status").asText()).isEqualTo(finer);
    }

    @Test
    void the_agent_of_the_conversation_stands_for_a_customers_message() {
        JsonNode messages = leads.api.json(200, MESSAGES).at("/data/messages");

        assertThat(messages.get(0).get("agent_name").asText()).isEqualTo("Bot");
        assertThat(messages.get(3).get("agent_id").isNull()).isTrue();
        assertThat(messages.get(3).get("agent_name").isNull()).isTrue();
    }

    @Test
    void a_deleted_message_keeps_its_place_without_its_words() {
        JsonNode message = leads.api.json(200, MESSAGES).at("/data/messages/4");

        assertThat(message.get("text").isNull()).isTrue();
        assertThat(message.get("content").isNull()).isTrue();
        assertThat(message.get("deleted_at").asText()).isEqualTo("2025-12-01T12:00:09.000Z");
    }
}
