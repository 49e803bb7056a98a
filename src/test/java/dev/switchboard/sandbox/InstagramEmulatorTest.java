package dev.switchboard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.sandbox.SandboxServer.Answer;
import dev.switchboard.sandbox.SandboxServer.Webhook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstagramEmulatorTest {
    private static final String MIRA = "6502345678901234";
    private static final SandboxOptions QUICK =
            SandboxOptions.defaults().withStatuses(Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(15));

    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock();
    private SandboxServer server;

    @BeforeEach
    void open() {
        server = new SandboxServer(data, clock, QUICK).started();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void what_a_customer_types_arrives_in_the_shape_of_instagram() {
        String mid = type(Map.of("from", MIRA, "text", "Grüße 👑"));
        Webhook webhook = webhook(0);
        JsonNode element = webhook.messaging();

        assertThat(webhook.headers().get("X-Hub-Signature-256"))
                .isEqualTo(Signature.sha256(SandboxValues.INSTAGRAM_APP_SECRET, webhook.body()));
        assertThat(SandboxServer.read(webhook.body()).at("/entry/0/id").asText())
                .isEqualTo(SandboxValues.INSTAGRAM_ACCOUNT_ID);
        assertThat(element.at("/sender/id").asText()).isEqualTo(MIRA);
        assertThat(element.at("/recipient/id").asText()).isEqualTo(SandboxValues.INSTAGRAM_ACCOUNT_ID);
        assertThat(element.path("timestamp").asLong()).isGreaterThan(100_000_000_000L);
        assertThat(element.at("/message/mid").asText()).isEqualTo(mid).hasSizeGreaterThan(100);
        assertThat(element.at("/message/text").asText()).isEqualTo("Grüße 👑");
    }

    @Test
    void other_kinds_pass_through_under_their_own_key() {
        type(Map.of("from", MIRA, "payload", Map.of("postback", Map.of("title", "Menu", "payload", "MENU"))));

        JsonNode element = webhook(0).messaging();
        assertThat(element.at("/postback/payload").asText()).isEqualTo("MENU");
        assertThat(element.has("message")).isFalse();
    }

    @Test
    void an_answer_is_followed_by_its_echo_and_by_read() {
        type(Map.of("from", MIRA, "text", "hi"));
        webhook(0);
        Answer answer = send(text("hello"));
        JsonNode echo = webhook(1).messaging();
        JsonNode read = webhook(2).messaging();

        assertThat(answer.json().path("recipient_id").asText()).isEqualTo(MIRA);
        String mid = answer.json().path("message_id").asText();
        assertThat(echo.at("/message/is_echo").asBoolean()).isTrue();
        assertThat(echo.at("/message/mid").asText()).isEqualTo(mid);
        assertThat(echo.at("/sender/id").asText()).isEqualTo(SandboxValues.INSTAGRAM_ACCOUNT_ID);
        assertThat(echo.at("/recipient/id").asText()).isEqualTo(MIRA);
        assertThat(read.at("/read/mid").asText()).isEqualTo(mid);
        assertThat(read.at("/sender/id").asText()).isEqualTo(MIRA);
        await().until(() -> transcript().path(1).path("state").asText().equals("read"));
    }

    @Test
    void length_is_counted_in_bytes() {
        assertThat(send(text("ü".repeat(500))).status()).isEqualTo(200);
        assertThat(error(text("ü".repeat(501)))).containsExactly(100, 0);
    }

    @Test
    void a_text_or_an_attachment_and_known_types_only() {
        Map<String, Object> image = Map.of("type", "image", "payload", Map.of("url", "https://example.com/a.png"));
        assertThat(send(message(Map.of("attachment", image))).status()).isEqualTo(200);
        assertThat(transcript().path(0).path("type").asText()).isEqualTo("image");
        assertThat(error(message(Map.of("attachment", image, "text", "both")))).containsExactly(100, 0);
        assertThat(error(message(Map.of()))).containsExactly(100, 0);
        assertThat(error(message(Map.of("attachment", Map.of("type", "smell")))))
                .containsExactly(100, 0);
        assertThat(error(Map.of("message", Map.of("text", "to whom?")))).containsExactly(100, 0);
    }

    @Test
    void the_window_is_24_hours_and_a_week_for_people() {
        type(Map.of("from", MIRA, "text", "hi"));
        clock.move(Duration.ofHours(25));
        assertThat(error(text("late"))).containsExactly(10, 2534022);

        Map<String, Object> human =
                Map.of("recipient", Map.of("id", MIRA), "message", Map.of("text", "hello"), "tag", "HUMAN_AGENT");
        assertThat(send(human).status()).isEqualTo(200);
        clock.move(Duration.ofDays(7));
        assertThat(error(human)).containsExactly(10, 2534022);
    }

    @Test
    void actions_are_taken_and_seen_is_shown() {
        type(Map.of("from", MIRA, "text", "hi"));
        assertThat(act("typing_on").json().path("recipient_id").asText()).isEqualTo(MIRA);
        assertThat(act("mark_seen").status()).isEqualTo(200);
        assertThat(act("dance").status()).isEqualTo(400);
        assertThat(transcript().path(0).path("state").asText()).isEqualTo("read");
    }

    @Test
    void a_wrong_token_is_error_190() {
        Answer answer = server.post(SandboxServer.INSTAGRAM_GRAPH, text("hello"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().at("/error/code").asInt()).isEqualTo(190);
    }

    private String type(Map<String, ?> body) {
        return server.post(SandboxServer.INSTAGRAM_PHONES + "/messages", body)
                .json()
                .path("message_id")
                .asText();
    }

    private Answer send(Map<String, ?> body) {
        return server.graph(SandboxServer.INSTAGRAM_GRAPH, body);
    }

    private Answer act(String action) {
        return send(Map.of("recipient", Map.of("id", MIRA), "sender_action", action));
    }

    private List<Integer> error(Map<String, ?> body) {
        JsonNode error = send(body).json().path("error");
        return List.of(error.path("code").asInt(), error.path("error_subcode").asInt());
    }

    private JsonNode transcript() {
        return server.get(SandboxServer.INSTAGRAM_PHONES + "/" + MIRA + "/messages")
                .json()
                .path("messages");
    }

    private Webhook webhook(int number) {
        await().until(() -> server.webhooks.size() > number);
        return server.webhooks.get(number);
    }

    private static Map<String, Object> text(String text) {
        return message(Map.of("text", text));
    }

    private static Map<String, Object> message(Map<String, Object> message) {
        return Map.of("recipient", Map.of("id", MIRA), "message", message);
    }
}
