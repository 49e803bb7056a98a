package dev.switchboard.http.users;

import static dev.switchboard.http.users.ReferenceData.PHONE;
import static dev.switchboard.http.users.ReferenceData.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.conversations.MessageReader;
import dev.switchboard.http.Api;
import dev.switchboard.leads.LeadReader;
import dev.switchboard.leads.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every answer printed in the reference, for the data behind it: names, order, types, times. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeadsContractTest {
    private static final String LEADS = "/users/" + USER + "/leads";
    private static final List<String> OUR_MESSAGE_FIELDS = List.of(
            "delivery_status",
            "delivered_at",
            "read_at",
            "platform_message_id",
            "failure_reason",
            "type",
            "content",
            "reply_to",
            "edited_at",
            "deleted_at");

    private Rows rows;
    private Api api;

    @BeforeAll
    void fill(@TempDir Path folder) {
        rows = new Rows(folder);
        ReferenceData.into(rows);
        Clock clock = Clock.fixed(Api.NOW, ZoneOffset.UTC);
        LeadReader leads = new LeadReader(rows.database(), clock);
        api = Api.documented(new LeadsRoutes(leads, new MessageReader(rows.database()), clock));
    }

    @AfterAll
    void stop() {
        api.close();
        rows.close();
    }

    @Test
    void the_list_is_as_printed() {
        ObjectNode answer = answer(LEADS, "1765572930366-lpk7lz5tm");
        ArrayNode data = (ArrayNode) answer.get("data");
        assertThat(data).hasSize(4);
        answer.putArray("data").add(data.get(0));

        assertThat(answer.toPrettyString()).isEqualTo(printed("list"));
    }

    @Test
    void the_statistics_are_as_printed() {
        assertThat(answer(LEADS + "/stats", "1765572940614-5t6yrm5w4").toPrettyString())
                .isEqualTo(printed("stats"));
    }

    @Test
    void a_lead_is_as_printed() {
        assertThat(answer(LEADS + "/" + PHONE, "1765572948913-g33rg055b").toPrettyString())
                .isEqualTo(printed("lead"));
    }

    @Test
    void its_messages_are_as_printed() {
        ObjectNode answer = answer(LEADS + "/" + PHONE + "/messages?limit=5", "1765572954465-eeh5x4k32");
        ArrayNode messages = (ArrayNode) answer.at("/data/messages");
        assertThat(messages).hasSize(5);
        while (messages.size() > 2) {
            messages.remove(2);
        }
        messages.forEach(message -> ((ObjectNode) message).remove(OUR_MESSAGE_FIELDS));

        assertThat(answer.toPrettyString()).isEqualTo(printed("messages"));
    }

    @Test
    void our_own_fields_follow_those_of_the_reference() {
        JsonNode message =
                api.json(200, LEADS + "/" + PHONE + "/messages?limit=1").at("/data/messages/0");

        Iterator<String> names = message.fieldNames();
        for (int i = 0; i < 11; i++) {
            names.next();
        }
        assertThat(names).toIterable().containsExactlyElementsOf(OUR_MESSAGE_FIELDS);
    }

    @Test
    void an_unknown_lead_is_as_printed() {
        HttpResponse<String> response = api.get(LEADS + "/123", "X-Correlation-Id", "1765572960000-abc123");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Api.tree(response.body()).toPrettyString()).isEqualTo(printed("not-found"));
    }

    @Test
    void every_example_of_the_reference_answers() {
        for (String query : List.of(
                "",
                "?lead_status=Hot",
                "?platform=whatsapp&days=7",
                "?search=siddhant",
                "?limit=10&offset=20",
                "/stats",
                "/918979556941",
                "/918979556941/messages",
                "/918979556941/messages?sender=user",
                "/918979556941/messages?limit=10&offset=0")) {
            assertThat(api.json(200, LEADS + query).get("success").asBoolean()).isTrue();
        }
    }

    @Test
    void answers_may_not_be_kept_by_shared_caches() {
        assertThat(api.get(LEADS).headers().firstValue("Cache-Control")).contains("private, no-cache");
    }

    @Test
    void head_and_options_work() {
        HttpResponse<String> head = api.send(api.request(LEADS).HEAD());
        HttpResponse<String> options = api.send(api.request(LEADS).method("OPTIONS", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(api.send(api.request(LEADS + "/123").HEAD()).statusCode()).isEqualTo(404);
        assertThat(options.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    }

    private ObjectNode answer(String path, String correlationId) {
        HttpResponse<String> response = api.get(path, "X-Correlation-Id", correlationId);
        assertThat(response.statusCode()).isEqualTo(200);
        return (ObjectNode) Api.tree(response.body());
    }

    private static String printed(String name) {
        try (InputStream file = LeadsContractTest.class.getResourceAsStream("/leads-api/" + name + ".json")) {
            return Api.tree(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .toPrettyString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
