package dev.switchboard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.channels.instagram.InstagramParser;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.sandbox.SandboxServer.Answer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything a person can do on the phones, as the platform tells of it. */
class PhoneKindsTest {
    private static final String ASHA = "918979556941";
    private static final String MIRA = "6502345678901234";
    private static final SandboxOptions QUICK =
            SandboxOptions.defaults().withStatuses(Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(15));

    @TempDir
    Path data;

    private SandboxServer server;

    @BeforeEach
    void open() {
        server = new SandboxServer(data, QUICK).started();
    }

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<String> onWhatsApp() {
        return WhatsAppActs.ALL.stream().map(Act::kind).filter(kind -> !kind.equals("choose"));
    }

    static Stream<String> onInstagram() {
        return InstagramActs.ALL.stream().map(Act::kind);
    }

    @ParameterizedTest
    @MethodSource("onWhatsApp")
    void each_kind_on_whatsapp_is_a_message_of_a_type(String kind) {
        server.type(ASHA, "hi");
        server.sendText(ASHA, "hello");
        server.webhooks.clear();
        String id = act(SandboxServer.PHONES, ASHA, kind, Map.of())
                .json()
                .path("message_id")
                .asText();

        JsonNode message = await().until(() -> whatsApp(id), JsonNode::isObject);
        String type = message.path("type").asText();
        assertThat(type).isNotEmpty();
        assertThat(message.has(type) || type.equals("unsupported"))
                .as("%s", message)
                .isTrue();
        assertThat(message.path("from").asText()).isEqualTo(ASHA);
    }

    @ParameterizedTest
    @MethodSource("onInstagram")
    void each_kind_on_instagram_is_read_as_what_it_is(String kind) {
        assertThat(act(SandboxServer.INSTAGRAM_PHONES, MIRA, null, Map.of("text", "hi"))
                        .status())
                .isEqualTo(201);
        server.graph(
                SandboxServer.INSTAGRAM_GRAPH,
                Map.of("recipient", Map.of("id", MIRA), "message", Map.of("text", "yes")));
        server.webhooks.clear();
        assertThat(act(SandboxServer.INSTAGRAM_PHONES, MIRA, kind, Map.of()).status())
                .isEqualTo(201);

        await().until(() -> server.webhooks.stream()
                .map(webhook -> webhook.messaging())
                .anyMatch(element -> element.path("sender").path("id").asText().equals(MIRA) && !element.has("read")));
        List<InboundEvent> events = server.webhooks.stream()
                .flatMap(webhook -> parser().events(webhook.body()).stream())
                .toList();
        assertThat(events).noneMatch(Unrecognized.class::isInstance);
    }

    @Test
    void reactions_edits_and_replies_are_about_the_newest_or_about_what_is_named() {
        String first = server.type(ASHA, "one");
        String second = server.type(ASHA, "two");
        String answer =
                server.sendText(ASHA, "hello").json().at("/messages/0/id").asText();

        assertThat(content(act(SandboxServer.PHONES, ASHA, "edit", Map.of("text", "three")))
                        .at("/edit/original_message_id")
                        .asText())
                .isEqualTo(second);
        assertThat(content(act(SandboxServer.PHONES, ASHA, "delete", Map.of("about", first)))
                        .at("/revoke/original_message_id")
                        .asText())
                .isEqualTo(first);
        JsonNode reaction = content(act(SandboxServer.PHONES, ASHA, "reaction", Map.of("text", "👍")));
        assertThat(reaction.at("/reaction/message_id").asText()).isEqualTo(answer);
        assertThat(reaction.at("/reaction/emoji").asText()).isEqualTo("👍");
        assertThat(content(act(SandboxServer.PHONES, ASHA, "unreact", Map.of()))
                        .at("/reaction")
                        .has("emoji"))
                .isFalse();
        assertThat(content(act(SandboxServer.PHONES, ASHA, "reply", Map.of()))
                        .at("/context/id")
                        .asText())
                .isEqualTo(answer);
    }

    @Test
    void buttons_and_lists_that_came_can_be_picked_from() {
        server.type(ASHA, "hi");
        server.send(interactive(Map.of(
                "type", "button",
                "body", Map.of("text", "Which?"),
                "action",
                        Map.of(
                                "buttons",
                                List.of(Map.of("type", "reply", "reply", Map.of("id", "a", "title", "A")))))));
        assertThat(content(act(SandboxServer.PHONES, ASHA, "choose", Map.of()))
                        .at("/interactive/button_reply/title")
                        .asText())
                .isEqualTo("A");
        server.send(interactive(Map.of(
                "type", "list",
                "body", Map.of("text", "Which?"),
                "action",
                        Map.of(
                                "button",
                                "Open",
                                "sections",
                                List.of(Map.of("title", "S", "rows", List.of(Map.of("id", "r", "title", "R"))))))));
        assertThat(content(act(SandboxServer.PHONES, ASHA, "choose", Map.of()))
                        .at("/interactive/list_reply/id")
                        .asText())
                .isEqualTo("r");
    }

    @Test
    void what_needs_a_message_that_is_not_there_says_so() {
        Answer nothing = act(SandboxServer.PHONES, ASHA, "reaction", Map.of());
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.body()).contains("has not written yet");
        server.type(ASHA, "hi");
        server.sendText(ASHA, "hello");
        assertThat(act(SandboxServer.PHONES, ASHA, "choose", Map.of()).body()).contains("nothing to pick from");
        assertThat(act(SandboxServer.PHONES, ASHA, "hologram", Map.of()).status())
                .isEqualTo(400);
        assertThat(act(SandboxServer.INSTAGRAM_PHONES, MIRA, "unsend", Map.of()).status())
                .isEqualTo(400);
        assertThat(act(SandboxServer.PHONES, ASHA, "image", Map.of("payload", Map.of("type", "text")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_menu_lists_what_there_is() {
        assertThat(server.get(SandboxServer.PHONES + "/kinds").json().path("kinds"))
                .hasSameSizeAs(WhatsAppActs.ALL);
        JsonNode first =
                server.get(SandboxServer.INSTAGRAM_PHONES + "/kinds").json().at("/kinds/0");
        assertThat(first).hasToString("{\"kind\":\"image\",\"label\":\"Photo\",\"needs\":\"nothing\"}");
    }

    private Answer act(String phones, String from, String kind, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("from", from);
        if (kind != null) {
            body.put("kind", kind);
        }
        return server.post(phones + "/messages", body);
    }

    private static JsonNode content(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().at("/message/content");
    }

    private JsonNode whatsApp(String id) {
        return server.webhooks.stream()
                .map(SandboxServer.Webhook::message)
                .filter(message -> message.path("id").asText().equals(id))
                .findFirst()
                .orElse(SandboxServer.JSON.nullNode());
    }

    private static InstagramParser parser() {
        String account = SandboxValues.INSTAGRAM_ACCOUNT_ID;
        return new InstagramParser(
                Clock.systemUTC(), id -> id.equals(account) ? Optional.of(account) : Optional.empty());
    }

    private static Map<String, ?> interactive(Map<String, ?> interactive) {
        return Map.of("messaging_product", "whatsapp", "to", ASHA, "type", "interactive", "interactive", interactive);
    }
}
