package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.agent.AgentResult;
import dev.switchboard.agent.EchoAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a customer writes, from the webhook to the answer. */
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
        service.awaitTexts(CUSTOMER, "hi", "You said: hi");
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
        service.awaitTexts(CUSTOMER, "hi", "You said: hi");
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
        assertThat(service.kinds("/users/demo/unrecognized")).contains("value.holograms");
        assertThat(service.messages(CUSTOMER).stream()
                        .map(message -> message.get("sequence_no").asInt())
                        .sorted()
                        .toList())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 60).boxed().toList());
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
    void two_users_with_the_same_customer_never_meet() {
        String first = WhatsAppBody.textMessage(CUSTOMER, "wamid.1", "to demo");
        String second = WhatsAppBody.textMessage(CUSTOMER, "wamid.1", "to demo2");
        service.post(WhatsAppBody.body(List.of(
                WhatsAppBody.change(WhatsAppBody.NUMBER, List.of(first), List.of()),
                WhatsAppBody.change("106540352242923", List.of(second), List.of()))));
        service.awaitTexts(CUSTOMER, "to demo", "You said: to demo");
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
}
