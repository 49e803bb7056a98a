package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.switchboard.agent.AgentResult;
import dev.switchboard.agent.EchoAgent;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndToEndTest {
    private static final String CUSTOMER = "918979556941";

    @TempDir
    Path data;

    private Service service;

    @BeforeEach
    void start() {
        service = new Service(data);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_question_is_kept_answered_and_makes_a_lead() {
        assertThat(service.post(WhatsAppBody.text(CUSTOMER, "wamid.1", "hi")).statusCode())
                .isEqualTo(200);
        awaitTexts("hi", "You said: hi");
        Service.await().until(() -> service.sent().equals(List.of("You said: hi")));
        JsonNode lead = service.json("/users/demo/leads/" + CUSTOMER).get("data");
        assertThat(lead.get("name").asText()).isEqualTo("Asha");
        assertThat(lead.get("total_messages").asInt()).isEqualTo(2);
        assertThat(lead.get("last_message_sender").asText()).isEqualTo("agent");
        assertThat(lead.at("/conversations/0/message_count").asInt()).isEqualTo(2);
    }

    @Test
    void the_answer_carries_our_id_and_goes_to_the_number_with_a_plus() {
        service.post(WhatsAppBody.text(CUSTOMER, "wamid.1", "hi"));
        Service.await().until(() -> service.sent().size() == 1);
        String body = service.graph.getAllServeEvents().getFirst().getRequest().getBodyAsString();
        assertThat(Service.field(body, "/to")).isEqualTo("+" + CUSTOMER);
        String ours = service.messages(CUSTOMER).getLast().get("message_id").asText();
        assertThat(Service.field(body, "/biz_opaque_callback_data")).isEqualTo(ours);
        assertThat(service.graph.getAllServeEvents().getFirst().getRequest().getUrl())
                .isEqualTo("/v25.0/" + WhatsAppBody.NUMBER + "/messages");
    }

    @Test
    void the_same_body_four_times_is_stored_once_and_answered_once() {
        String body = WhatsAppBody.text(CUSTOMER, "wamid.1", "hi");
        List<Integer> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> service.post(body).statusCode())
                .toList();
        assertThat(answers).containsOnly(200);
        awaitTexts("hi", "You said: hi");
        Service.await()
                .during(Duration.ofMillis(300))
                .until(() -> service.sent().size() == 1);
        assertThat(service.texts(CUSTOMER)).containsExactly("hi", "You said: hi");
    }

    @Test
    void everything_in_a_batch_is_stored_and_answered_in_order_whatever_lies_between() {
        List<List<String>> entries = new ArrayList<>();
        List<String> questions = new ArrayList<>();
        for (int entry = 0; entry < 3; entry++) {
            List<String> changes = new ArrayList<>();
            for (int change = 0; change < 2; change++) {
                changes.add(WhatsAppBody.change(WhatsAppBody.NUMBER, fiveTexts(entry, change, questions), List.of()));
            }
            entries.add(changes);
        }
        entries.get(1).add(2, WhatsAppBody.change(WhatsAppBody.NUMBER, List.of(), sevenStatuses()));
        String strange = WhatsAppBody.change(WhatsAppBody.NUMBER, List.of(), List.of("{}"));
        entries.get(2).add(0, strange.replace("\"statuses\":", "\"holograms\":"));
        assertThat(service.post(WhatsAppBody.entries(entries)).statusCode()).isEqualTo(200);
        Service.await().until(() -> service.sent().size() == 30);
        assertThat(service.sent())
                .containsExactlyElementsOf(
                        questions.stream().map(text -> "You said: " + text).toList());
        assertThat(service.texts(CUSTOMER).subList(0, 30)).containsExactlyElementsOf(questions);
        assertThat(kinds("/users/demo/unrecognized")).contains("value.holograms");
        assertThat(service.messages(CUSTOMER).stream()
                        .map(message -> message.get("sequence_no").asInt())
                        .sorted()
                        .toList())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 60).boxed().toList());
    }

    @Test
    void redeliveries_that_come_shuffled_are_shown_and_relayed_by_the_providers_time() {
        List<List<String>> asked = new CopyOnWriteArrayList<>();
        service.agent = (request, pieces) -> {
            asked.add(request.messages().stream()
                    .map(message -> message.content().asText())
                    .toList());
            return new AgentResult.Replies(List.of());
        };
        service.post(WhatsAppBody.body(List.of(WhatsAppBody.change(
                WhatsAppBody.NUMBER,
                List.of(
                        WhatsAppBody.textMessage(CUSTOMER, "wamid.3", "three", 1_760_000_003),
                        WhatsAppBody.textMessage(CUSTOMER, "wamid.1", "one", 1_760_000_001),
                        WhatsAppBody.textMessage(CUSTOMER, "wamid.2", "two", 1_760_000_002)),
                List.of()))));
        Service.await().until(() -> asked.equals(List.of(List.of("one", "two", "three"))));
        assertThat(service.texts(CUSTOMER)).containsExactly("one", "two", "three");
    }

    @Test
    void an_agent_that_was_down_answers_once_when_it_is_back_and_in_order() {
        service.agent = (request, pieces) -> new AgentResult.Failed("down", false, null);
        service.post(WhatsAppBody.text(CUSTOMER, "wamid.1", "one"));
        service.post(WhatsAppBody.text(CUSTOMER, "wamid.2", "two"));
        Service.await()
                .during(Duration.ofMillis(300))
                .until(() -> service.sent().isEmpty());
        service.agent = new EchoAgent();
        Service.await().until(() -> service.sent().size() == 2);
        assertThat(service.sent()).containsExactly("You said: one", "You said: two");
    }

    @Test
    void what_is_not_signed_by_us_is_refused_and_leaves_no_trace() {
        String body = WhatsAppBody.text(CUSTOMER, "wamid.1", "hi");
        assertThat(service.post(body, null).statusCode()).isEqualTo(401);
        assertThat(service.post(
                                body,
                                Signed.header("another-secret", body.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(service.post(body, "sha256=abc").statusCode()).isEqualTo(401);
        assertThat(service.post(body, "").statusCode()).isEqualTo(401);
        assertThat(service.json("/users/demo/leads").at("/pagination/total").asInt())
                .isZero();
        assertThat(kinds("/users/demo/unrecognized")).isEmpty();
        assertThat(kinds("/users/_unrouted/parked")).isEmpty();
    }

    @Test
    void a_locked_store_answers_503_and_takes_the_redelivery() throws SQLException {
        String body = WhatsAppBody.text(CUSTOMER, "wamid.1", "hi");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("switchboard.db"))) {
            other.createStatement().execute("BEGIN IMMEDIATE");
            HttpResponse<String> refused = service.post(body);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            other.createStatement().execute("ROLLBACK");
        }
        assertThat(service.post(body).statusCode()).isEqualTo(200);
        awaitTexts("hi", "You said: hi");
    }

    @Test
    void a_full_store_answers_503_and_takes_the_redelivery_when_there_is_room() {
        service.close();
        service = new Service(data, Map.of("store.max_size_mb", "1"));
        String much = WhatsAppBody.text(CUSTOMER, "wamid.1", "x".repeat(1_200_000));
        assertThat(service.post(much).statusCode()).isEqualTo(503);
        service.close();
        service = new Service(data, Map.of("store.max_size_mb", "50"));
        assertThat(service.post(much).statusCode()).isEqualTo(200);
        Service.await().until(() -> !service.messages(CUSTOMER).isEmpty());
    }

    @Test
    void an_unknown_number_is_answered_200_parked_and_listed() {
        String body = WhatsAppBody.body(List.of(
                WhatsAppBody.change("999", List.of(WhatsAppBody.textMessage(CUSTOMER, "wamid.1", "hi")), List.of())));
        assertThat(service.post(body).statusCode()).isEqualTo(200);
        assertThat(kinds("/users/_unrouted/parked")).containsExactly("message.text");
        assertThat(service.get("/metrics").body()).contains("switchboard_intake_total{kind=\"parked\"");
        assertThat(service.json("/users/demo/leads").at("/pagination/total").asInt())
                .isZero();
    }

    @Test
    void two_users_with_the_same_customer_never_meet() {
        String first = WhatsAppBody.textMessage(CUSTOMER, "wamid.1", "to demo");
        String second = WhatsAppBody.textMessage(CUSTOMER, "wamid.1", "to demo2");
        service.post(WhatsAppBody.body(List.of(
                WhatsAppBody.change(WhatsAppBody.NUMBER, List.of(first), List.of()),
                WhatsAppBody.change("106540352242923", List.of(second), List.of()))));
        awaitTexts("to demo", "You said: to demo");
        Service.await()
                .until(() -> service.json("/users/demo2/leads/" + CUSTOMER + "/messages")
                                .at("/data/messages")
                                .size()
                        == 2);
        assertThat(service.json("/users/demo2/leads/" + CUSTOMER + "/messages")
                        .at("/data/messages/0/text")
                        .asText())
                .isEqualTo("to demo2");
    }

    @Test
    void bodies_of_four_megabytes_are_taken_and_larger_ones_refused() {
        String filler = " ".repeat(3 << 20);
        assertThat(service.post(WhatsAppBody.text(CUSTOMER, "wamid.1", "hi") + filler)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> tooLarge = service.post(" ".repeat((4 << 20) + 1));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("\"correlationId\"");
    }

    @Test
    void the_handshake_gives_the_challenge_back_and_nothing_else() {
        String good =
                "/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=11<x>"
                                .replace("<", "%3C")
                                .replace(">", "%3E") + "&hub.verify_token=sandbox-verify-token";
        HttpResponse<String> answer = service.get(good);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("11<x>");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(service.get(good + "x").statusCode()).isEqualTo(403);
    }

    @Test
    void a_receipt_before_the_answer_of_the_send_is_not_lost_and_nothing_goes_backwards() {
        service.graph.stubFor(any(anyUrl())
                .willReturn(jsonResponse(
                                "{\"messages\":[{\"id\":\"wamid.out\"}],\"contacts\":[{\"wa_id\":\"" + CUSTOMER
                                        + "\"}]}",
                                200)
                        .withFixedDelay(600)));
        service.post(WhatsAppBody.text(CUSTOMER, "wamid.1", "hi"));
        Service.await().until(() -> service.messages(CUSTOMER).size() == 2);
        String ours = service.messages(CUSTOMER).getLast().get("message_id").asText();
        receipt("read", ours);
        receipt("sent", ours);
        Service.await().until(() -> status().equals("read"));
        Service.await().during(Duration.ofMillis(800)).until(() -> status().equals("read"));
        receipt("delivered", "");
        JsonNode message = service.messages(CUSTOMER).getLast();
        assertThat(message.get("delivery_status").asText()).isEqualTo("read");
        assertThat(message.get("delivered_at").isNull()).isFalse();
        assertThat(message.get("platform_message_id").asText()).isEqualTo("wamid.out");
    }

    @Test
    void a_send_without_an_answer_is_uncertain_not_repeated_and_resolved_by_its_receipt() {
        service.graph.stubFor(
                any(anyUrl()).willReturn(jsonResponse("", 200).withFault(Fault.CONNECTION_RESET_BY_PEER)));
        service.post(WhatsAppBody.text(CUSTOMER, "wamid.1", "hi"));
        Service.await().until(() -> status().equals("uncertain"));
        JsonNode message = service.messages(CUSTOMER).getLast();
        assertThat(message.get("status").asText()).isEqualTo("pending");
        Service.await()
                .during(Duration.ofMillis(300))
                .until(() -> service.sent().size() == 1);
        receipt("delivered", message.get("message_id").asText());
        assertThat(status()).isEqualTo("delivered");
        assertThat(service.messages(CUSTOMER)
                        .getLast()
                        .get("platform_message_id")
                        .asText())
                .isEqualTo("wamid.out");
    }

    @Test
    void a_message_the_platform_refuses_fails_with_its_reason_and_is_no_longer_the_last() {
        service.graph.stubFor(any(anyUrl())
                .willReturn(
                        jsonResponse("{\"error\":{\"message\":\"(#131026) undeliverable\",\"code\":131026}}", 400)));
        service.post(WhatsAppBody.text(CUSTOMER, "wamid.1", "hi"));
        Service.await().until(() -> status().equals("failed"));
        JsonNode message = service.messages(CUSTOMER).getLast();
        assertThat(message.get("failure_reason").asText()).isNotBlank();
        JsonNode lead = service.json("/users/demo/leads/" + CUSTOMER).get("data");
        assertThat(lead.get("last_message_text").asText()).isEqualTo("hi");
        assertThat(lead.get("last_message_sender").asText()).isEqualTo("user");
    }

    @Test
    void an_answer_longer_than_the_platform_takes_arrives_in_pieces_and_whole() {
        String words = "word ".repeat(1_500).strip();
        service.post(WhatsAppBody.text(CUSTOMER, "wamid.1", words));
        Service.await().until(() -> service.sent().size() == 2);
        assertThat(String.join(" ", service.sent()).replaceAll("\\s+", " ")).isEqualTo("You said: " + words);
        assertThat(service.sent()).allMatch(text -> text.length() <= 4096);
    }

    @Test
    void nothing_of_a_restart_is_answered_twice() {
        service.post(WhatsAppBody.text(CUSTOMER, "wamid.1", "hi"));
        Service.await().until(() -> status().equals("sent"));
        service.close();
        service = new Service(data);
        service.post(WhatsAppBody.text(CUSTOMER, "wamid.1", "hi"));
        Service.await()
                .during(Duration.ofMillis(300))
                .until(() -> service.sent().isEmpty());
        assertThat(service.texts(CUSTOMER)).containsExactly("hi", "You said: hi");
    }

    private void receipt(String status, String callbackData) {
        String body = WhatsAppBody.body(List.of(WhatsAppBody.change(
                WhatsAppBody.NUMBER, List.of(), List.of(WhatsAppBody.status("wamid.out", status, callbackData)))));
        assertThat(service.post(body).statusCode()).isEqualTo(200);
    }

    private String status() {
        List<JsonNode> messages = service.messages(CUSTOMER);
        return messages.isEmpty()
                ? ""
                : messages.getLast().get("delivery_status").asText();
    }

    private void awaitTexts(String... texts) {
        Service.await().until(() -> service.texts(CUSTOMER).equals(List.of(texts)));
    }

    private List<String> kinds(String path) {
        return service.json(path)
                .get("data")
                .valueStream()
                .map(event -> event.get("kind").asText())
                .toList();
    }

    private static List<String> fiveTexts(int entry, int change, List<String> questions) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String text = "q" + entry + change + i;
            questions.add(text);
            messages.add(WhatsAppBody.textMessage(CUSTOMER, "wamid." + text, text));
        }
        return messages;
    }

    private static List<String> sevenStatuses() {
        return List.of(
                WhatsAppBody.status("wamid.a", "sent", ""),
                WhatsAppBody.status("wamid.a", "delivered", ""),
                WhatsAppBody.status("wamid.a", "read", ""),
                WhatsAppBody.status("wamid.b", "failed", ""),
                WhatsAppBody.status("wamid.c", "teleported", ""),
                "{\"id\":null}",
                WhatsAppBody.status("wamid.d", "played", ""));
    }
}
