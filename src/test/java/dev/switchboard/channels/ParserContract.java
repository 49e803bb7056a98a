package dev.switchboard.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.Unrecognized;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser of any channel must pass: it is total, each element by itself, and what it keeps can be replayed. */
abstract class ParserContract extends ChannelContract {
    protected final Shapes shapes;
    private Wire parsing;

    ParserContract(Shapes shapes) {
        this.shapes = shapes;
    }

    @BeforeEach
    void openParser() {
        parsing = Wire.of(shapes.platform());
    }

    @AfterEach
    void closeParser() {
        parsing.close();
    }

    @Override
    String goodBody() {
        return shapes.body(shapes.good("a"));
    }

    @Override
    List<InboundEvent> parse(byte[] body) {
        return parsing.events(body);
    }

    @Test
    void a_text_is_a_message_of_the_customer_to_the_account() {
        assertThat(events(shapes.body(shapes.textOf("m1", "Hi there"))))
                .singleElement()
                .isInstanceOfSatisfying(MessageReceived.class, message -> {
                    assertThat(message.account()).isEqualTo(parsing.account);
                    assertThat(message.providerId()).isEqualTo("m1");
                    assertThat(message.customer()).isEqualTo(CustomerIds.of(shapes.customer()));
                    assertThat(message.content()).isEqualTo(new Content.Text("Hi there"));
                    assertThat(message.timestamp()).isBetween(1_600_000_000_000L, 2_000_000_000_000L);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "5",
                "\"x\"",
                "[]",
                "[{}]",
                "{}",
                "{} {}",
                "<html>",
                "{\"object\":",
                "{\"object\":null}",
                "{\"object\":\"page\",\"entry\":[{\"id\":\"1\"}]}"
            })
    void a_body_that_is_no_webhook_of_ours_is_kept_whole(String body) {
        assertThat(events(body)).singleElement().isInstanceOf(Unrecognized.class);
        replays(events(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "5",
                "[]",
                "{}",
                "{\"from\":1e400,\"id\":[[[]]]}",
                "{\"type\":\"text\",\"text\":{\"body\":\"\\ud83d\"},\"id\":\"x\"}",
                "{\"message\":{\"text\":[],\"mid\":{}},\"sender\":[]}",
                "{\"type\":\"\\u0000\"}",
                "1e99999999999",
                "\"\\uDC00\"",
                "{\"\":{\"\":\"\"}}"
            })
    void a_strange_element_in_a_batch_takes_nothing_else_along(String strange) {
        List<String> entries = IntStream.range(0, 3)
                .mapToObj(i -> shapes.entryOf(
                        shapes.good(i + "a"),
                        shapes.good(i + "b"),
                        strange,
                        shapes.good(i + "c"),
                        shapes.good(i + "d")))
                .toList();
        List<InboundEvent> events = events(shapes.bodyOf(entries));
        assertThat(events).hasSize(15);
        assertThat(textIds(events))
                .containsExactly("0a", "0b", "0c", "0d", "1a", "1b", "1c", "1d", "2a", "2b", "2c", "2d");
        replays(events);
    }

    @Test
    void a_strange_entry_in_a_batch_takes_nothing_else_along() {
        for (String strange : List.of("null", "5", "\"x\"", "[]", "{}", "[[]]", "{\"id\":[]}")) {
            List<InboundEvent> events = events(shapes.bodyOf(
                    List.of(shapes.entryOf(shapes.good("a")), strange, shapes.entryOf(shapes.good("b")))));
            assertThat(events).hasSize(3);
            assertThat(textIds(events)).containsExactly("a", "b");
            replays(events);
        }
    }

    @Test
    void any_value_may_be_missing_or_of_another_type() throws IOException {
        JsonNode good = Golden.JSON.readTree(shapes.bodyOf(
                List.of(shapes.entryOf(shapes.good("a"), shapes.good("b")), shapes.entryOf(shapes.good("c")))));
        for (String pointer : pointers(good, "")) {
            for (String strange : List.of("null", "true", "5", "\"x\"", "\"\"", "[]", "[[1]]", "{}", "{\"id\":[]}")) {
                replays(events(
                        with(good, pointer, Golden.JSON.readTree(strange)).toString()));
            }
            replays(events(without(good, pointer).toString()));
        }
    }

    @Test
    void a_message_told_twice_is_the_same_event_twice() {
        List<InboundEvent> events = events(shapes.body(shapes.good("a"), shapes.good("a")));
        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).isEqualTo(events.getLast());
    }

    @Test
    void text_comes_out_fit_for_every_store() {
        List<InboundEvent> events = events(shapes.body(shapes.textOf("a", "a\\u0000b\\ud83dc\\udc51\\uD83D\\uDC51")));
        assertThat(texts(events)).containsExactly("a\uFFFDb\uFFFDc\uFFFD\uD83D\uDC51");
        replays(events);
    }

    @Test
    void monstrous_depth_and_numbers_and_texts_take_nothing_else_along() {
        String deep = "[".repeat(300_000) + "]".repeat(300_000);
        String monster = shapes.textOf("s", "x".repeat(1_000_000));
        String strange =
                monster.substring(0, monster.length() - 1) + ",\"n\":" + "7".repeat(300_000) + ",\"new\":" + deep + "}";
        List<InboundEvent> events = events(shapes.body(shapes.good("a"), strange, shapes.good("b")));
        assertThat(textIds(events)).containsExactly("a", "s", "b");
        assertThat(texts(events).get(1)).hasSize(1_000_000);
    }

    @Test
    void many_colliding_names_take_nothing_else_along() {
        String names = IntStream.range(0, 4096)
                .mapToObj(i -> "\"" + collision(i) + "\":1")
                .collect(Collectors.joining(","));
        assertThat(textIds(events(shapes.body("{" + names + "}", shapes.good("b")))))
                .containsExactly("b");
    }

    private static String collision(int number) {
        return IntStream.range(0, 12)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    @Test
    void bytes_that_are_no_utf8_cost_one_letter_not_the_batch() {
        byte[] bytes = shapes.body(shapes.textOf("a", "H#i"), shapes.good("b")).getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.UTF_8).indexOf('#')] = (byte) 0xC3;
        assertThat(texts(parsing.events(bytes))).containsExactly("H\uFFFDi", "Hi");
    }

    @Test
    void a_byte_order_mark_is_passed_over() {
        assertThat(textIds(events("\uFEFF" + shapes.body(shapes.good("a"))))).containsExactly("a");
    }

    @Test
    void a_thousand_messages_of_three_megabytes_are_read_one_by_one() {
        String long3k = "y".repeat(2_900);
        List<InboundEvent> events = events(shapes.body(
                IntStream.range(0, 1000).mapToObj(i -> shapes.textOf(i, long3k)).toArray(String[]::new)));
        assertThat(events).hasSize(1000).allMatch(MessageReceived.class::isInstance);
        assertThat(events).allSatisfy(event -> assertThat(event.raw()).hasSizeLessThan(4_000));
    }

    @Test
    void what_is_not_known_yet_is_kept_under_a_plain_name() {
        String strange =
                "{\"id\":\"1\",\"type\":\"a b\\\"{}\\n" + "z".repeat(100) + "\",\"a b\\\"{}\":{\"hologram\":1}}";
        assertThat(events(shapes.body(strange))).singleElement().isInstanceOfSatisfying(Unrecognized.class, unknown -> {
            assertThat(unknown.kind()).matches("[a-z0-9_.]{1,80}");
            assertThat(unknown.raw()).contains("hologram");
            assertThat(unknown.account()).isEqualTo(parsing.account);
        });
    }

    @Test
    void what_is_kept_of_one_customer_holds_nothing_of_another() {
        String other = shapes.element().formatted("b", "5550009", "secret of another");
        List<InboundEvent> events = events(shapes.body(shapes.textOf("a", "mine"), other));
        assertThat(events.getFirst().raw()).contains("mine").doesNotContain("5550009", "secret");
        assertThat(events.getLast().raw()).contains("secret").doesNotContain("mine", shapes.customer());
    }

    @Test
    void any_bytes_become_events_and_never_an_exception() {
        Random random = new Random(11);
        byte[] good = shapes.body(shapes.good("a"), shapes.good("b")).getBytes(StandardCharsets.UTF_8);
        for (int run = 0; run < 5_000; run++) {
            byte[] bytes = good.clone();
            for (int hits = random.nextInt(4); hits >= 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            replays(parsing.events(bytes));
        }
    }

    private List<InboundEvent> events(String body) {
        return parsing.events(body);
    }

    /** Each event's raw slice is a body that gives this event and nothing else. */
    private void replays(List<InboundEvent> events) {
        assertThat(events).isNotEmpty();
        for (InboundEvent event : events) {
            assertThat(events(event.raw())).containsExactly(event);
        }
    }

    private static List<String> textIds(List<InboundEvent> events) {
        return messages(events).stream().map(MessageReceived::providerId).toList();
    }

    private static List<String> texts(List<InboundEvent> events) {
        return messages(events).stream()
                .map(message -> message.content().asText())
                .toList();
    }

    private static List<MessageReceived> messages(List<InboundEvent> events) {
        return events.stream()
                .filter(MessageReceived.class::isInstance)
                .map(MessageReceived.class::cast)
                .toList();
    }

    private static List<String> pointers(JsonNode node, String here) {
        List<String> all = new ArrayList<>();
        node.properties().forEach(member -> all.add(here + "/" + member.getKey()));
        IntStream.range(0, node.isArray() ? node.size() : 0).forEach(i -> all.add(here + "/" + i));
        for (String pointer : List.copyOf(all)) {
            all.addAll(pointers(node.at(pointer.substring(here.length())), pointer));
        }
        return all;
    }

    private static JsonNode with(JsonNode tree, String pointer, JsonNode value) {
        JsonNode copy = tree.deepCopy();
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        switch (copy.at(pointer.substring(0, pointer.lastIndexOf('/')))) {
            case ObjectNode parent -> parent.set(name, value);
            case ArrayNode parent -> parent.set(Integer.parseInt(name), value);
            default -> throw new IllegalStateException(pointer);
        }
        return copy;
    }

    private static JsonNode without(JsonNode tree, String pointer) {
        JsonNode copy = tree.deepCopy();
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        switch (copy.at(pointer.substring(0, pointer.lastIndexOf('/')))) {
            case ObjectNode parent -> parent.remove(name);
            case ArrayNode parent -> parent.remove(Integer.parseInt(name));
            default -> throw new IllegalStateException(pointer);
        }
        return copy;
    }
}
