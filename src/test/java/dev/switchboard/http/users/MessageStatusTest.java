package dev.switchboard.http.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.leads.Rows;
import dev.switchboard.message.DeliveryStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageStatusTest {
    private LeadsFixture leads;

    @BeforeEach
    void open(@TempDir Path folder) {
        leads = new LeadsFixture(folder);
        leads.rows
                .lead("u", "911")
                .conversation("u", "911", "c")
                .message("u", "911", "c", 1, "provider_id", "wamid.A==");
        leads.rows.message(
                "u",
                "911",
                "c",
                2,
                "message_id",
                "out-1",
                "sender",
                "agent",
                "provider_id",
                "wamid.B",
                "delivery_status",
                DeliveryStatus.READ.rank(),
                "sent_at",
                Rows.FIRST,
                "read_at",
                Rows.FIRST + 1);
    }

    @AfterEach
    void close() {
        leads.close();
    }

    @Test
    void tells_how_far_a_message_has_come() {
        assertThat(status("out-1").toPrettyString()).isEqualTo("""
                {
                  "message_id" : "out-1",
                  "conversation_id" : "c",
                  "platform" : "whatsapp",
                  "phone_number_id" : "test-phone-001",
                  "sender" : "agent",
                  "platform_message_id" : "wamid.B",
                  "status" : "sent",
                  "delivery_status" : "read",
                  "sent_at" : "2025-10-05T06:21:34.662Z",
                  "delivered_at" : null,
                  "read_at" : "2025-10-05T06:21:34.663Z",
                  "failed_at" : null,
                  "failure_code" : null,
                  "failure_reason" : null
                }""");
    }

    @Test
    void by_the_platforms_id_as_well_whosever_it_is() {
        assertThat(status("wamid.B").get("message_id").asText()).isEqualTo("out-1");
        assertThat(status("wamid.A%3D%3D").get("sender").asText()).isEqualTo("user");
    }

    @Test
    void of_no_message_of_the_user_there_is_none() {
        leads.api.json(404, "/users/u/messages/out-2/status");
        leads.api.json(404, "/users/other/messages/out-1/status");
    }

    private JsonNode status(String messageId) {
        return leads.api.json(200, "/users/u/messages/" + messageId + "/status").get("data");
    }
}
