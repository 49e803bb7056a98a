package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A visitor of a site, over real HTTP. */
class WebchatTest {
    private WebchatHouse house;

    @BeforeEach
    void open(@TempDir Path data) {
        house = new WebchatHouse(data);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void what_a_visitor_writes_is_answered_and_both_are_in_the_transcript() {
        Visitor visitor = house.visitor().begun();
        HttpResponse<String> taken = visitor.say("m1", "Hello");
        assertThat(taken.statusCode()).isEqualTo(201);
        assertThat(Visitor.json(taken).path("sequence_no").asLong()).isEqualTo(1);
        Service.await().until(() -> visitor.texts().equals(List.of("Hello", "You said: Hello")));
    }

    @Test
    void every_message_a_client_gets_is_as_the_schema_says() {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Path.of("channels/webchat/message.schema.json").toUri());
        Visitor visitor = house.visitor().begun();
        try (Visitor.Stream stream = visitor.listen()) {
            visitor.say("m1", "Hello");
            visitor.post(
                    "/messages",
                    "{\"client_message_id\": \"m2\", \"text\": \"Small\", \"content\": {\"choice\": {\"id\": \"s\"}}}");
            Service.await().until(() -> stream.texts().contains("You said: Small"));
            assertThat(stream.named("message"))
                    .allSatisfy(
                            event -> assertThat(schema.validate(event.data())).isEmpty());
        }
        assertThat(visitor.transcript().path("messages"))
                .hasSize(4)
                .allSatisfy(message -> assertThat(schema.validate(message)).isEmpty());
    }

    @Test
    void a_session_makes_no_lead_until_its_first_message() {
        Visitor visitor = house.visitor().begun();
        assertThat(house.service
                        .json("/users/demo/leads")
                        .at("/pagination/total")
                        .asInt())
                .isZero();
        visitor.say("m1", "Hello");
        JsonNode lead =
                house.service.json("/users/demo/leads/" + visitor.sessionId).path("data");
        assertThat(lead.path("customer_phone").asText()).isEqualTo(visitor.sessionId);
        assertThat(lead.path("platforms").toString()).isEqualTo("[\"webchat\"]");
        assertThat(lead.at("/conversations/0/phone_number_id").asText()).isEqualTo(WebchatHouse.SITE);
        assertThat(lead.at("/conversations/0/platform").asText()).isEqualTo("webchat");
    }

    @Test
    void a_message_that_is_sent_again_is_stored_once_and_answered_the_same() {
        Visitor visitor = house.visitor().begun();
        HttpResponse<String> first = visitor.say("m1", "Hello");
        HttpResponse<String> again = visitor.say("m1", "Hello again");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        Service.await().until(() -> visitor.texts().size() == 2);
        assertThat(visitor.texts()).containsExactly("Hello", "You said: Hello");
    }

    @Test
    void the_same_id_in_another_session_is_another_message() {
        Visitor one = house.visitor().begun();
        Visitor other = house.visitor().begun();
        assertThat(one.say("m1", "one").statusCode()).isEqualTo(201);
        assertThat(other.say("m1", "other").statusCode()).isEqualTo(201);
        assertThat(other.texts()).contains("other").doesNotContain("one");
    }

    @Test
    void an_ended_conversation_is_shown_until_the_next_message_opens_another() {
        Visitor visitor = house.visitor().begun();
        visitor.say("m1", "one");
        Service.await().until(() -> visitor.texts().size() == 2);
        try (Visitor.Stream stream = visitor.listen()) {
            assertThat(visitor.post("/end", "{}").statusCode()).isEqualTo(204);
            Service.await().until(() -> stream.named("ended").size() == 1);
            assertThat(visitor.post("/rating", "{\"rating\": 4}").statusCode()).isEqualTo(204);
            Service.await().until(() -> stream.named("ended").size() == 2);
            assertThat(stream.named("ended").getLast().data().path("rating").asInt())
                    .isEqualTo(4);
            assertThat(visitor.texts()).hasSize(2);
            visitor.say("m2", "two");
            Service.await().until(() -> stream.texts().contains("You said: two"));
            assertThat(visitor.texts()).containsExactly("two", "You said: two");
        }
        JsonNode lead =
                house.service.json("/users/demo/leads/" + visitor.sessionId).path("data");
        assertThat(lead.path("conversation_count").asInt()).isEqualTo(2);
        assertThat(lead.path("conversations").findValuesAsText("is_active")).containsExactly("false", "true");
    }

    @Test
    void what_was_seen_is_read_and_only_that() {
        Visitor visitor = house.visitor().begun();
        visitor.say("m1", "one");
        Service.await().until(() -> visitor.texts().size() == 2);
        assertThat(visitor.post("/read", "{\"sequence_no\": 2}").statusCode()).isEqualTo(204);
        visitor.say("m2", "two");
        Service.await().until(() -> statuses(visitor).equals(List.of("read", "sent")));
    }

    /** How far the agent's messages came, oldest first. */
    private List<String> statuses(Visitor visitor) {
        return house.service.messages(visitor.sessionId).stream()
                .filter(message -> message.path("sender").asText().equals("agent"))
                .map(message -> message.path("delivery_status").asText())
                .toList();
    }
}
