package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.switchboard.agent.AgentResult;
import dev.switchboard.message.Content;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A visitor of a site, over real HTTP. */
class WebchatTest {
    private static final String SITE = "demo-site";

    private Service service;

    @BeforeEach
    void open(@TempDir Path data) {
        service = new Service(data, Map.of("webchat.sessions_per_address", "0"));
    }

    @AfterEach
    void close() {
        service.close();
    }

    private Visitor visitor() {
        return new Visitor(service.address(), SITE);
    }

    @Test
    void what_a_visitor_writes_is_answered_and_both_are_in_the_transcript() {
        Visitor visitor = visitor().begun();
        HttpResponse<String> taken = visitor.say("m1", "Hello");
        assertThat(taken.statusCode()).isEqualTo(201);
        assertThat(Visitor.json(taken).path("sequence_no").asLong()).isEqualTo(1);
        Service.await().until(() -> visitor.texts().equals(List.of("Hello", "You said: Hello")));
    }

    @Test
    void every_message_a_client_gets_is_as_the_schema_says() {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Path.of("channels/webchat/message.schema.json").toUri());
        Visitor visitor = visitor().begun();
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
        Visitor visitor = visitor().begun();
        assertThat(service.json("/users/demo/leads").at("/pagination/total").asInt())
                .isZero();
        visitor.say("m1", "Hello");
        JsonNode lead = service.json("/users/demo/leads/" + visitor.sessionId).path("data");
        assertThat(lead.path("customer_phone").asText()).isEqualTo(visitor.sessionId);
        assertThat(lead.path("platforms").toString()).isEqualTo("[\"webchat\"]");
        assertThat(lead.at("/conversations/0/phone_number_id").asText()).isEqualTo(SITE);
        assertThat(lead.at("/conversations/0/platform").asText()).isEqualTo("webchat");
    }

    @Test
    void a_message_that_is_sent_again_is_stored_once_and_answered_the_same() {
        Visitor visitor = visitor().begun();
        HttpResponse<String> first = visitor.say("m1", "Hello");
        HttpResponse<String> again = visitor.say("m1", "Hello again");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        Service.await().until(() -> visitor.texts().size() == 2);
        assertThat(visitor.texts()).containsExactly("Hello", "You said: Hello");
    }

    @Test
    void the_same_id_in_another_session_is_another_message() {
        Visitor one = visitor().begun();
        Visitor other = visitor().begun();
        assertThat(one.say("m1", "one").statusCode()).isEqualTo(201);
        assertThat(other.say("m1", "other").statusCode()).isEqualTo(201);
        assertThat(other.texts()).contains("other").doesNotContain("one");
    }

    @Test
    void a_stream_brings_what_is_said_while_it_is_open() {
        Visitor visitor = visitor().begun();
        try (Visitor.Stream stream = visitor.listen()) {
            assertThat(stream.response.statusCode()).isEqualTo(200);
            Service.await().until(() -> !stream.named("heartbeat").isEmpty());
            visitor.say("m1", "Hello");
            Service.await().until(() -> stream.texts().containsAll(List.of("Hello", "You said: Hello")));
        }
    }

    @Test
    void a_stream_begins_with_the_whole_transcript_and_then_says_that_it_is_up_to_date() {
        Visitor visitor = visitor().begun();
        visitor.say("m1", "Hello");
        Service.await().until(() -> visitor.texts().size() == 2);
        try (Visitor.Stream stream = visitor.listen()) {
            Service.await().until(() -> !stream.named("heartbeat").isEmpty());
            assertThat(stream.texts()).containsExactly("Hello", "You said: Hello");
            assertThat(stream.named("message")
                            .getFirst()
                            .data()
                            .path("client_message_id")
                            .asText())
                    .isEqualTo("m1");
        }
    }

    @Test
    void a_stream_goes_on_where_the_last_one_was() {
        Visitor visitor = visitor().begun();
        visitor.say("m1", "one");
        Service.await().until(() -> visitor.texts().size() == 2);
        String seen;
        try (Visitor.Stream stream = visitor.listen()) {
            Service.await().until(() -> !stream.named("heartbeat").isEmpty());
            seen = stream.lastId();
        }
        visitor.say("m2", "two");
        Service.await().until(() -> visitor.texts().size() == 4);
        try (Visitor.Stream stream = visitor.listen(seen)) {
            Service.await().until(() -> stream.texts().containsAll(List.of("two", "You said: two")));
            assertThat(stream.texts()).doesNotContain("one");
        }
    }

    @Test
    void ids_of_events_only_grow() {
        Visitor visitor = visitor().begun();
        try (Visitor.Stream stream = visitor.listen()) {
            IntStream.range(0, 5).forEach(i -> visitor.say("m" + i, "text " + i));
            Service.await().until(() -> stream.texts().contains("You said: text 4"));
            List<Long> numbers = stream.all().stream()
                    .map(Visitor.Event::id)
                    .filter(id -> !id.isEmpty())
                    .map(id -> Long.valueOf(id.substring(id.lastIndexOf('.') + 1)))
                    .toList();
            assertThat(numbers).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void an_id_of_another_conversation_gets_the_whole_transcript() {
        Visitor visitor = visitor().begun();
        visitor.say("m1", "Hello");
        try (Visitor.Stream stream = visitor.listen("0190a1c2-0000.7")) {
            Service.await().until(() -> stream.texts().contains("Hello"));
        }
    }

    @Test
    void an_answer_is_shown_while_it_is_written_and_stored_once() {
        BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
        service.agent = (request, shown) -> {
            StringBuilder all = new StringBuilder();
            try {
                for (String piece = pieces.take(); !piece.isEmpty(); piece = pieces.take()) {
                    shown.add(piece);
                    all.append(piece);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new AgentResult.Replies(List.of(new Content.Text(all.toString())));
        };
        Visitor visitor = visitor().begun();
        try (Visitor.Stream stream = visitor.listen()) {
            visitor.say("m1", "Hello");
            Service.await().until(() -> !stream.named("typing").isEmpty());
            pieces.add("One ");
            Service.await().until(() -> written(stream).equals("One "));
            try (Visitor.Stream reloaded = visitor.listen()) {
                Service.await().until(() -> written(reloaded).equals("One "));
                pieces.add("two");
                Service.await()
                        .until(() -> written(stream).equals("One two")
                                && written(reloaded).equals("One two"));
                pieces.add("");
                Service.await().until(() -> stream.texts().contains("One two"));
            }
            String id =
                    stream.named("chunk").getFirst().data().path("message_id").asText();
            assertThat(visitor.transcript().path("messages").findValuesAsText("message_id"))
                    .containsOnlyOnce(id);
            assertThat(visitor.texts()).containsExactly("Hello", "One two");
        }
    }

    @Test
    void an_answer_that_broke_is_taken_back_and_replaced_by_the_next_try() {
        BlockingQueue<AgentResult> results = new LinkedBlockingQueue<>();
        service.agent = (request, shown) -> {
            shown.add("Half");
            try {
                return results.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        Visitor visitor = visitor().begun();
        try (Visitor.Stream stream = visitor.listen()) {
            visitor.say("m1", "Hello");
            Service.await().until(() -> written(stream).equals("Half"));
            results.add(new AgentResult.Failed("it broke", true, null));
            results.add(new AgentResult.Replies(List.of(new Content.Text("Whole"))));
            Service.await().until(() -> stream.texts().contains("Whole"));
            assertThat(visitor.texts()).containsExactly("Hello", "Whole");
            assertThat(stream.named("chunk").stream()
                            .filter(chunk -> chunk.data().path("reset").asBoolean())
                            .count())
                    .isGreaterThanOrEqualTo(2);
        }
    }

    /** The text that a client shows after these chunks. */
    private static String written(Visitor.Stream stream) {
        StringBuilder text = new StringBuilder();
        for (Visitor.Event chunk : stream.named("chunk")) {
            if (chunk.data().path("reset").asBoolean()) {
                text.setLength(0);
            }
            text.append(chunk.data().path("delta").asText());
        }
        return text.toString();
    }

    @Test
    void an_ended_conversation_is_shown_until_the_next_message_opens_another() {
        Visitor visitor = visitor().begun();
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
        JsonNode lead = service.json("/users/demo/leads/" + visitor.sessionId).path("data");
        assertThat(lead.path("conversation_count").asInt()).isEqualTo(2);
        assertThat(lead.path("conversations").findValuesAsText("is_active")).containsExactly("false", "true");
    }

    @Test
    void what_was_seen_is_read_and_only_that() {
        Visitor visitor = visitor().begun();
        visitor.say("m1", "one");
        Service.await().until(() -> visitor.texts().size() == 2);
        assertThat(visitor.post("/read", "{\"sequence_no\": 2}").statusCode()).isEqualTo(204);
        visitor.say("m2", "two");
        Service.await().until(() -> visitor.texts().size() == 4);
        assertThat(service.messages(visitor.sessionId).stream()
                        .filter(message -> message.path("sender").asText().equals("agent"))
                        .map(message -> message.path("delivery_status").asText()))
                .containsExactly("read", "sent");
    }

    @Test
    void a_receipt_of_a_message_that_is_shown_is_told_in_short() {
        Visitor visitor = visitor().begun();
        try (Visitor.Stream stream = visitor.listen()) {
            visitor.say("m1", "one");
            Service.await().until(() -> stream.texts().contains("You said: one"));
            visitor.post("/read", "{\"sequence_no\": 2}");
            Service.await()
                    .until(() -> stream.named("status").stream()
                            .anyMatch(event ->
                                    event.data().path("status").asText().equals("read")));
        }
    }

    @Test
    void somebody_the_site_knows_goes_on_with_their_conversation_on_another_device() {
        Visitor phone = visitor().begun();
        phone.say("m1", "from my phone");
        Service.await().until(() -> phone.texts().size() == 2);
        String first = phone.sessionId;
        assertThat(phone.begin(identity("u42")).path("identified").asBoolean()).isTrue();
        assertThat(phone.sessionId).isEqualTo(first);

        Visitor laptop = visitor().begun();
        laptop.say("m1", "from my laptop");
        Service.await().until(() -> laptop.texts().size() == 2);
        String stranger = laptop.sessionId;
        laptop.begin(identity("u42"));
        assertThat(laptop.sessionId).isEqualTo(first);
        JsonNode lead = service.json("/users/demo/leads/" + stranger).path("data");
        assertThat(lead.path("customer_phone").asText()).isEqualTo(first);
        assertThat(lead.path("total_messages").asInt()).isEqualTo(4);
        assertThat(service.json("/users/demo/leads").at("/pagination/total").asInt())
                .isEqualTo(1);
        assertThat(laptop.say("m1", "from my laptop").statusCode()).isEqualTo(200);
    }

    @Test
    void what_the_site_tells_of_a_visitor_is_the_leads() {
        Visitor visitor = visitor().begun();
        visitor.begin(identity("u7"));
        visitor.say("m1", "Hello");
        JsonNode lead = service.json("/users/demo/leads/" + visitor.sessionId).path("data");
        assertThat(lead.path("name").asText()).isEqualTo("Ana");
        assertThat(lead.path("email").asText()).isEqualTo("ana@example.com");
    }

    @Test
    void an_erased_visitor_begins_again_as_a_stranger() {
        Visitor visitor = visitor().begun();
        visitor.say("m1", "Hello");
        service.call("DELETE", "/users/demo/leads/" + visitor.sessionId + "?erase=true", "");
        HttpResponse<String> refused = visitor.say("m1", "Hello");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(code(refused)).isEqualTo("token_invalid");
        assertThat(visitor.post("/sessions", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void nobody_is_somebody_without_the_sites_word() {
        Visitor visitor = visitor().begun();
        HttpResponse<String> refused =
                visitor.post("/sessions", "{\"identity\": {\"id\": \"u42\", \"hash\": \"" + "0".repeat(64) + "\"}}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Visitor.json(refused).path("code").asText()).isEqualTo("identity_refused");
    }

    private static String identity(String id) {
        return "{\"identity\": {\"id\": \"" + id + "\", \"name\": \"Ana\", \"email\": \"ana@example.com\", \"hash\": \""
                + Signed.header("sandbox-site-secret", id.getBytes(StandardCharsets.UTF_8))
                        .substring(7) + "\"}}";
    }

    @Test
    void a_token_opens_its_own_session_only() {
        Visitor visitor = visitor().begun();
        visitor.say("m1", "secret");
        Visitor thief = visitor();
        assertThat(code(thief.get("/messages"))).isEqualTo("token_missing");
        thief.token = visitor.token.replace(visitor.sessionId, "web-00000000-0000-7000-8000-000000000000");
        assertThat(code(thief.get("/messages"))).isEqualTo("token_invalid");
        thief.token = visitor.token.substring(0, visitor.token.length() - 1) + "x";
        assertThat(code(thief.get("/messages"))).isIn("token_invalid");
    }

    @Test
    void a_page_of_another_site_is_refused_and_gets_no_word_of_it() {
        service.call("PUT", "/users/demo/sites/strict", "{\"origins\": [\"https://shop.example\"]}");
        Visitor visitor = new Visitor(service.address(), "strict");
        assertThat(visitor.post("/sessions", "{}").statusCode()).isEqualTo(201);
        HttpResponse<String> refused = Visitor.send(visitor.request("/sessions")
                .setHeader("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("origin_not_allowed");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private static String code(HttpResponse<String> response) {
        return Visitor.json(response).path("code").asText();
    }

    @Test
    void a_visitor_who_writes_too_fast_waits() {
        Visitor visitor = visitor().begun();
        IntStream.range(0, 20)
                .forEach(i -> assertThat(visitor.say("m" + i, "x").statusCode()).isEqualTo(201));
        HttpResponse<String> refused = visitor.say("m20", "x");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(code(refused)).isEqualTo("rate_limited");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        assertThat(visitor.say("m3", "x").statusCode()).isEqualTo(200);
    }

    @Test
    void a_message_that_is_too_long_is_refused_and_says_so() {
        Visitor visitor = visitor().begun();
        assertThat(visitor.say("ok", "😀".repeat(4000)).statusCode()).isEqualTo(201);
        HttpResponse<String> refused = visitor.say("no", "x".repeat(4001));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(code(refused)).isEqualTo("too_long");
    }
}
