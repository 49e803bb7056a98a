package dev.switchboard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.sandbox.SandboxServer.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphEmulatorTest {
    private static final String ASHA = "918979556941";
    private static final String USER_ID = MetaIds.userIdOf(SandboxValues.WABA_ID, ASHA);

    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock();
    private SandboxServer server;

    @BeforeEach
    void open() {
        server = new SandboxServer(data, clock, SandboxOptions.defaults());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_text_is_taken_and_gets_an_id() {
        Answer answer = server.sendText("+" + ASHA, "hello");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/contacts/0/input").asText()).isEqualTo("+" + ASHA);
        assertThat(answer.json().at("/contacts/0/wa_id").asText()).isEqualTo(ASHA);
        assertThat(answer.json().at("/messages/0/id").asText())
                .startsWith("wamid.")
                .hasSizeGreaterThan(40);
        JsonNode shown = server.transcript(ASHA).path(0);
        assertThat(shown.path("direction").asText()).isEqualTo("answer");
        assertThat(shown.path("text").asText()).isEqualTo("hello");
        assertThat(shown.path("callback_data").asText()).isEqualTo("out-1");
        assertThat(shown.path("statuses")).hasSize(3);
    }

    @Test
    void a_wrong_or_missing_token_is_error_190() {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(SandboxServer.GRAPH));
        Answer none = server.call(request.copy().POST(BodyPublishers.ofString("{}")));
        Answer wrong = server.call(
                request.copy().header("Authorization", "Bearer wrong").POST(BodyPublishers.ofString("{}")));

        assertThat(none.status()).isEqualTo(401);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().at("/error/code").asInt()).isEqualTo(190);
        assertThat(wrong.json().at("/error/type").asText()).isEqualTo("OAuthException");
        assertThat(wrong.json().at("/error/fbtrace_id").asText()).isNotBlank();
    }

    @Test
    void an_unknown_number_is_error_100_33() {
        String path = SandboxServer.GRAPH.replace(SandboxValues.PHONE_NUMBER_ID, "1");
        Answer answer = server.call(HttpRequest.newBuilder(server.address().resolve(path))
                .header("Authorization", "Bearer sandbox-token")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/code").asInt()).isEqualTo(100);
        assertThat(answer.json().at("/error/error_subcode").asInt()).isEqualTo(33);
    }

    @Test
    void what_is_missing_is_named() {
        assertThat(message(Map.of())).contains("messaging_product is required");
        assertThat(message(Map.of("messaging_product", "sms"))).contains("must be one of {WHATSAPP}");
        assertThat(message(Map.of("messaging_product", "whatsapp"))).contains("parameter to is required");
        assertThat(message(text("x".repeat(4097)))).contains("at most 4096 characters");
        assertThat(message(text(""))).contains("text['body'] is required");
        assertThat(message(with(text("hi"), "type", "fax"))).contains("Param type must be one of");
        assertThat(message(with(text("hi"), "type", "image"))).contains("parameter image is required");
    }

    @Test
    void a_body_that_is_no_json_lacks_its_parameters() {
        Answer answer = server.call(HttpRequest.newBuilder(server.address().resolve(SandboxServer.GRAPH))
                .header("Authorization", "Bearer sandbox-token")
                .POST(BodyPublishers.ofString("{oops")));
        assertThat(answer.json().at("/error/code").asInt()).isEqualTo(100);
    }

    @Test
    void length_is_counted_in_characters_not_in_units() {
        assertThat(server.send(text("👑".repeat(4096))).status()).isEqualTo(200);
        assertThat(server.send(text("👑".repeat(4097))).status()).isEqualTo(400);
    }

    @Test
    void an_address_that_is_none_is_refused() {
        assertThat(code(with(text("hi"), "to", "abc"))).isEqualTo(131009);
        assertThat(code(with(without(text("hi"), "to"), "recipient", ASHA))).isEqualTo(131009);
    }

    @Test
    void other_types_are_taken_when_well_formed() {
        Map<String, Object> image = with(without(text("hi"), "text"), "type", "image");
        assertThat(server.send(with(image, "image", Map.of("link", "https://example.com/a.png")))
                        .status())
                .isEqualTo(200);
        assertThat(server.transcript(ASHA).path(0).path("type").asText()).isEqualTo("image");
    }

    @Test
    void a_user_id_as_recipient_finds_the_customer() {
        server.type(ASHA, "hi");
        Answer answer = server.send(with(without(text("hello"), "to"), "recipient", USER_ID));

        assertThat(answer.json().at("/contacts/0/user_id").asText()).isEqualTo(USER_ID);
        assertThat(answer.json().at("/contacts/0/wa_id").isMissingNode()).isTrue();
        assertThat(server.transcript(ASHA)).hasSize(2);
    }

    @Test
    void a_user_id_in_to_is_answered_200_and_never_sent() {
        Answer answer = server.send(with(text("lost"), "to", USER_ID));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/messages/0/id").asText()).startsWith("wamid.");
        JsonNode shown = server.transcript(USER_ID).path(0);
        assertThat(shown.path("state").asText()).isEqualTo("dropped");
        assertThat(shown.path("statuses")).isEmpty();
    }

    @Test
    void the_window_closes_24_hours_after_the_last_message() {
        server.type(ASHA, "hi");
        clock.move(Duration.ofHours(24));
        assertThat(server.sendText(ASHA, "still fine").status()).isEqualTo(200);
        clock.move(Duration.ofMillis(1));
        assertThat(code(text("too late"))).isEqualTo(131047);
        assertThat(server.send(template()).status()).isEqualTo(200);

        server.type(ASHA, "back again");
        assertThat(server.sendText(ASHA, "welcome back").status()).isEqualTo(200);
    }

    @Test
    void somebody_unknown_counts_as_having_just_written() {
        assertThat(server.sendText("447700900123", "hello").status()).isEqualTo(200);
        clock.move(Duration.ofHours(25));
        assertThat(server.sendText("447700900123", "hello")
                        .json()
                        .at("/error/code")
                        .asInt())
                .isEqualTo(131047);
    }

    @Test
    void reading_a_message_reads_those_before_it() {
        String first = server.type(ASHA, "one");
        String second = server.type(ASHA, "two");
        String third = server.type(ASHA, "three");
        Answer answer = server.send(Map.of(
                "messaging_product",
                "whatsapp",
                "status",
                "read",
                "message_id",
                second,
                "typing_indicator",
                Map.of("type", "text")));

        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        assertThat(server.transcript(ASHA).findValuesAsText("message_id")).containsExactly(first, second, third);
        assertThat(server.transcript(ASHA).findValuesAsText("state")).containsExactly("read", "read", "waiting");
    }

    @Test
    void an_unknown_message_cannot_be_read() {
        assertThat(code(Map.of("messaging_product", "whatsapp", "status", "read", "message_id", "wamid.x")))
                .isEqualTo(131009);
    }

    private String message(Map<String, ?> body) {
        return server.send(body).json().at("/error/message").asText();
    }

    private int code(Map<String, ?> body) {
        Answer answer = server.send(body);
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().at("/error/code").asInt();
    }

    private static Map<String, Object> text(String text) {
        return Map.of("messaging_product", "whatsapp", "to", ASHA, "type", "text", "text", Map.of("body", text));
    }

    private static Map<String, Object> template() {
        Map<String, Object> body = with(without(text("hi"), "text"), "type", "template");
        return with(body, "template", Map.of("name", "hello_world", "language", Map.of("code", "en_US")));
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        Map<String, Object> copy = new HashMap<>(body);
        copy.put(name, value);
        return copy;
    }

    private static Map<String, Object> without(Map<String, Object> body, String name) {
        Map<String, Object> copy = new HashMap<>(body);
        copy.remove(name);
        return copy;
    }
}
