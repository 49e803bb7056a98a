package dev.switchboard.http.users;

import static dev.switchboard.leads.Rows.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.Api;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneLeadTest {
    private LeadsFixture leads;

    @BeforeAll
    void fill(@TempDir Path folder) {
        leads = new LeadsFixture(folder);
        leads.rows
                .lead("demo", "918979556941", "name", "Siddhant")
                .lead("demo", "a/b")
                .lead("demo", "a%2Fb")
                .lead("demo", "100%")
                .lead("demo", "a;b")
                .lead("demo", "web-abc123-def456", "platforms", 4)
                .lead("demo", "12-34")
                .lead("demo", "deleted", "deleted_at", 1)
                .lead("demo", "merged", "merged_into", "lead-middle")
                .lead("demo", "middle", "merged_into", "lead-918979556941")
                .lead("demo", "into-deleted", "merged_into", "lead-deleted")
                .lead("demo", "circle", "merged_into", "lead-circle")
                .alias("demo", "US.135", "lead-918979556941")
                .lead("other", "555", "name", "Somebody else")
                .agent("demo", "a1", "Bot")
                .agent("other", "a2", "Not theirs")
                .conversation(
                        "demo",
                        "918979556941",
                        "late",
                        "created_at",
                        at("2025-12-02T00:00:00Z"),
                        "status",
                        "ended",
                        "agent_id",
                        "a2")
                .conversation(
                        "demo",
                        "918979556941",
                        "early",
                        "created_at",
                        at("2025-12-01T00:00:00Z"),
                        "agent_id",
                        "a1",
                        "message_count",
                        4)
                .conversation("demo", "918979556941", "gone", "deleted_at", 1)
                .conversation("other", "918979556941", "foreign");
    }

    @AfterAll
    void stop() {
        leads.close();
    }

    @ParameterizedTest
    @CsvSource({
        "%2B918979556941, 918979556941",
        "+918979556941, 918979556941",
        "%2B91%2089795-56941, 918979556941",
        "918979556941, 918979556941",
        "918979556941/, 918979556941",
        "US.135, 918979556941",
        "merged, 918979556941",
        "middle, 918979556941",
        "a%2Fb, a/b",
        "a%252Fb, a%2Fb",
        "100%25, 100%",
        "a;b, a;b",
        "a%3Bb, a;b",
        "web-abc123-def456, web-abc123-def456",
        "12-34, 12-34"
    })
    void a_lead_is_found_by_any_id_in_any_spelling(String path, String phone) {
        JsonNode answer = Api.body(leads.api.rawGet("/users/demo/leads/" + path));

        assertThat(answer.at("/data/customer_phone").asText()).isEqualTo(phone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/demo/leads/1234", "/users/demo/leads/deleted", "/users/demo/leads/into-deleted",
                "/users/demo/leads/circle", "/users/demo/leads/555", "/users/other/leads/918979556941",
                "/users/nobody/leads/918979556941", "/users/demo/leads/..", "/users/demo/leads/%2e%2e",
                "/users/demo/leads/100%2525", "/users/demo/leads/1234/messages", "/users/demo/leads/deleted/messages",
                "/users/other/leads/918979556941/messages", "/users/demo/leads/%27%20OR%201=1"
            })
    void what_is_not_there_is_404(String path) {
        JsonNode error = Api.body(leads.api.rawGet(path));

        assertThat(error.get("error").asText()).isEqualTo("Not Found");
        assertThat(error.get("message").asText()).isEqualTo("Lead not found");
    }

    @Test
    void conversations_are_oldest_first_with_the_names_of_their_agents() {
        JsonNode conversations =
                leads.api.json(200, "/users/demo/leads/918979556941").at("/data/conversations");

        assertThat(conversations.findValuesAsText("conversation_id")).containsExactly("early", "late");
        assertThat(conversations.get(0).get("agent_name").asText()).isEqualTo("Bot");
        assertThat(conversations.get(0).get("is_active").asBoolean()).isTrue();
        assertThat(conversations.get(1).get("agent_name").isNull()).isTrue();
        assertThat(conversations.get(1).get("is_active").asBoolean()).isFalse();
    }

    @Test
    void a_lead_without_anything_shows_every_field_as_null() {
        JsonNode data =
                leads.api.json(200, "/users/demo/leads/web-abc123-def456").get("data");

        assertThat(data.toString())
                .isEqualTo("{\"customer_phone\":\"web-abc123-def456\",\"name\":null,\"email\":null,\"company\":null,"
                        + "\"lead_status\":null,\"total_score\":null,\"intent_score\":null,\"urgency_score\":null,"
                        + "\"budget_score\":null,\"fit_score\":null,\"engagement_score\":null,"
                        + "\"platforms\":[\"webchat\"],\"conversation_count\":0,\"total_messages\":0,"
                        + "\"template_sends_count\":0,\"last_message_at\":null,\"last_message_text\":null,"
                        + "\"last_message_sender\":null,\"first_contact_at\":\"2025-10-05T06:21:34.662Z\","
                        + "\"has_extraction\":false,\"extraction_id\":null,\"conversations\":[]}");
    }
}
