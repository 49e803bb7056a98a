package dev.switchboard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.sandbox.SandboxServer.Webhook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookDeliveryTest {
    private static final String ASHA = "918979556941";
    private static final SandboxOptions QUICK = SandboxOptions.defaults()
            .withRetry(Duration.ofMillis(5), Duration.ofMillis(20))
            .withStatuses(Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(15));

    @TempDir
    Path data;

    @Test
    void what_a_customer_types_arrives_as_a_signed_webhook() throws Exception {
        try (SandboxServer server = new SandboxServer(data, QUICK).started()) {
            String wamid = server.type("+91 89795-56941", "Grüße 👑 https://example.com");

            Webhook webhook = first(server);
            assertThat(webhook.headers()).containsEntry("Content-Type", "application/json");
            assertThat(webhook.headers()).containsEntry("User-Agent", "facebookexternalua");
            assertThat(webhook.headers().get("X-Hub-Signature-256"))
                    .isEqualTo("sha256=" + hmac("HmacSHA256", webhook.body()));
            assertThat(webhook.headers().get("X-Hub-Signature")).isEqualTo("sha1=" + hmac("HmacSHA1", webhook.body()));
            assertThat(webhook.message().path("id").asText()).isEqualTo(wamid).startsWith("wamid.");
            assertThat(webhook.message().path("from").asText()).isEqualTo(ASHA);
            assertThat(webhook.message().path("timestamp").isTextual()).isTrue();
            assertThat(webhook.value().path("metadata").path("phone_number_id").asText())
                    .isEqualTo(SandboxValues.PHONE_NUMBER_ID);
            assertThat(webhook.value().at("/contacts/0/profile/name").asText()).isEqualTo("Asha");
            assertThat(webhook.value().at("/contacts/0/user_id").asText()).startsWith("IN.");
        }
    }

    @Test
    void bodies_are_compact_with_lower_case_escapes_and_escaped_slashes() {
        try (SandboxServer server = new SandboxServer(data, QUICK).started()) {
            server.type(ASHA, "Grüße 👑 https://example.com");

            String body = new String(first(server).body(), StandardCharsets.ISO_8859_1);
            assertThat(body).contains("Gr\\u00fc\\u00dfe \\ud83d\\udc51 https:\\/\\/example.com");
            assertThat(body)
                    .startsWith("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\"");
        }
    }

    @Test
    void a_webhook_comes_again_until_it_is_answered_200() {
        try (SandboxServer server = new SandboxServer(data, QUICK).answering(count -> count < 4 ? 503 : 200)) {
            server.started().type(ASHA, "hi");

            await().until(() ->
                    server.transcript(ASHA).path(0).path("state").asText().equals("acknowledged"));
            assertThat(server.webhooks).hasSize(4);
            assertThat(server.webhooks.stream().map(webhook -> new String(webhook.body(), StandardCharsets.US_ASCII)))
                    .containsOnly(new String(server.webhooks.getFirst().body(), StandardCharsets.US_ASCII));
            assertThat(server.transcript(ASHA).path(0).path("attempts").asInt()).isEqualTo(4);
        }
    }

    @Test
    void an_answer_of_202_is_no_acknowledgement() {
        try (SandboxServer server = new SandboxServer(data, QUICK).answering(count -> count < 2 ? 202 : 200)) {
            server.started().type(ASHA, "hi");

            await().until(() -> server.webhooks.size() == 2);
        }
    }

    @Test
    void the_back_off_starts_at_once_doubles_and_ends_at_its_cap() {
        SandboxOptions options = SandboxOptions.defaults();
        List<Long> seconds = IntStream.rangeClosed(1, 10)
                .mapToObj(attempts -> options.retryAfter(attempts).toSeconds())
                .toList();
        assertThat(seconds).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void one_customers_messages_arrive_in_the_order_they_were_typed() {
        try (SandboxServer server = new SandboxServer(data, QUICK).started()) {
            List<String> typed = IntStream.range(0, 20)
                    .mapToObj(number -> server.type(ASHA, "message " + number))
                    .toList();

            await().until(() -> server.webhooks.size() == 20);
            assertThat(server.webhooks.stream()
                            .map(webhook -> webhook.message().path("id").asText()))
                    .containsExactlyElementsOf(typed);
        }
    }

    @Test
    void a_refused_message_does_not_hold_up_the_next() {
        SandboxOptions patient = QUICK.withRetry(Duration.ofHours(1), Duration.ofHours(1));
        try (SandboxServer server = new SandboxServer(data, patient).answering(count -> count <= 2 ? 500 : 200)) {
            server.started().type(ASHA, "poison");
            await().until(() -> server.webhooks.size() == 2);
            server.type(ASHA, "fine");

            await().until(() ->
                    server.transcript(ASHA).path(1).path("state").asText().equals("acknowledged"));
            assertThat(server.transcript(ASHA).path(0).path("state").asText()).isEqualTo("waiting");
        }
    }

    @Test
    void statuses_follow_in_order_and_bring_our_data_back() {
        try (SandboxServer server = new SandboxServer(data, QUICK).started()) {
            JsonNode sent = server.sendText(ASHA, "hello").json();

            await().until(() -> server.statuses().size() == 3);
            List<JsonNode> statuses = server.statuses();
            assertThat(statuses.stream().map(status -> status.path("status").asText()))
                    .containsExactly("sent", "delivered", "read");
            assertThat(statuses).allSatisfy(status -> {
                assertThat(status.path("id")).isEqualTo(sent.at("/messages/0/id"));
                assertThat(status.path("recipient_id").asText()).isEqualTo(ASHA);
                assertThat(status.path("biz_opaque_callback_data").asText()).isEqualTo("out-1");
                assertThat(status.at("/pricing/category").asText()).isEqualTo("service");
            });
        }
    }

    @Test
    void a_refused_status_keeps_its_place() {
        try (SandboxServer server = new SandboxServer(data, QUICK).answering(count -> count < 3 ? 500 : 200)) {
            server.started().sendText(ASHA, "hello");

            await().until(() -> server.statuses().size() == 5);
            assertThat(server.statuses().stream()
                            .map(status -> status.path("status").asText()))
                    .containsExactly("sent", "sent", "sent", "delivered", "read");
        }
    }

    @Test
    void after_a_restart_it_sends_what_it_still_owes() {
        try (SandboxServer dead = new SandboxServer(data, QUICK)) {
            dead.type(ASHA, "are you there?");
            dead.sendText(ASHA, "yes");
            assertThat(dead.webhooks).isEmpty();
        }
        try (SandboxServer server = new SandboxServer(data, QUICK).started()) {
            await().until(() -> server.webhooks.size() == 4);
            assertThat(server.webhooks.stream()
                            .filter(webhook -> webhook.message().isObject()))
                    .hasSize(1);
            assertThat(server.statuses().stream()
                            .map(status -> status.path("status").asText()))
                    .containsExactly("sent", "delivered", "read");
        }
    }

    @Test
    void what_was_acknowledged_is_not_told_again_after_a_restart() {
        try (SandboxServer server = new SandboxServer(data, QUICK).started()) {
            server.type(ASHA, "once");
            await().until(() ->
                    server.transcript(ASHA).path(0).path("state").asText().equals("acknowledged"));
        }
        try (SandboxServer server = new SandboxServer(data, QUICK).started()) {
            server.type("447700900123", "another");
            first(server);
            assertThat(server.webhooks).hasSize(1);
        }
    }

    private static Webhook first(SandboxServer server) {
        await().until(() -> !server.webhooks.isEmpty());
        return server.webhooks.getFirst();
    }

    private static String hmac(String algorithm, byte[] body) throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec("sandbox-app-secret".getBytes(StandardCharsets.US_ASCII), algorithm));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
