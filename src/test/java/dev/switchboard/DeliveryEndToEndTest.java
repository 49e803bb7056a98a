package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an answer on its way to the customer. */
class DeliveryEndToEndTest {
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
}
