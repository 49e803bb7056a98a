package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.MessageReceived;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppParserTest {
    private static final String GOOD =
            "{\"from\":\"15550001001\",\"id\":\"wamid.%s\",\"timestamp\":\"1790000000\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"}}";

    private final WhatsAppParser parser =
            new WhatsAppParser(Clock.fixed(Instant.parse("2026-10-01T12:00:00Z"), ZoneOffset.UTC));

    private static String good(Object id) {
        return GOOD.formatted(id);
    }

    private static String body(String messages) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"value\":{"
                + "\"metadata\":{\"phone_number_id\":\"106\"},\"messages\":[" + messages
                + "]},\"field\":\"messages\"}]}]}";
    }

    private List<InboundEvent> events(String body) {
        return parser.events(body.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> textIds(String body) {
        return events(body).stream()
                .filter(MessageReceived.class::isInstance)
                .map(event -> ((MessageReceived) event).providerId())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\":1e400,\"id\":[[[]]]}",
                "{\"type\":\"text\",\"text\":{\"body\":\"\\ud83d\"},\"id\":\"x\"}",
                "{\"type\":\"\\u0000\"}",
                "1e99999999999",
                "\"\\uDC00\"",
                "{\"\":{\"\":\"\"}}"
            })
    void a_strange_element_takes_nothing_else_along(String strange) {
        String body = body(good("a") + "," + strange + "," + good("b"));
        assertThat(events(body)).hasSize(3);
        assertThat(textIds(body)).containsExactly("wamid.a", "wamid.b");
    }

    @Test
    void monstrous_depth_and_numbers_and_texts_take_nothing_else_along() {
        String deep = "[".repeat(300_000) + "]".repeat(300_000);
        String digits = "7".repeat(300_000);
        String strange = "{\"from\":\"15550001001\",\"id\":\"wamid.s\",\"timestamp\":" + digits
                + ",\"type\":\"text\",\"text\":{\"body\":\"" + "x".repeat(1_000_000) + "\"},\"new\":" + deep + "}";
        String body = body(good("a") + "," + strange + "," + good("b"));
        assertThat(textIds(body)).containsExactly("wamid.a", "wamid.s", "wamid.b");
    }

    @Test
    void many_colliding_names_take_nothing_else_along() {
        String names = IntStream.range(0, 4096)
                .mapToObj(i -> "\"" + collision(i) + "\":1")
                .collect(Collectors.joining(","));
        assertThat(textIds(body("{" + names + "}," + good("b")))).containsExactly("wamid.b");
    }

    private static String collision(int number) {
        return IntStream.range(0, 12)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    @Test
    void bytes_that_are_no_utf8_cost_one_letter_not_the_batch() {
        byte[] bytes = body(good("a").replace("Hi", "H#i") + "," + good("b")).getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.UTF_8).indexOf('#')] = (byte) 0xC3;
        assertThat(parser.events(bytes)).hasSize(2).first().isInstanceOfSatisfying(MessageReceived.class, message -> {
            assertThat(message.content().asText()).isEqualTo("H\uFFFDi");
        });
    }

    @Test
    void a_byte_order_mark_is_passed_over() {
        assertThat(textIds("\uFEFF" + body(good("a")))).containsExactly("wamid.a");
    }

    @Test
    void a_thousand_messages_of_three_megabytes_are_read_one_by_one() {
        String long3k = "y".repeat(2_900);
        String messages = IntStream.range(0, 1000)
                .mapToObj(i -> good(i).replace("Hi", long3k))
                .collect(Collectors.joining(","));
        List<InboundEvent> events = events(body(messages));
        assertThat(events).hasSize(1000).allMatch(MessageReceived.class::isInstance);
        assertThat(events).allSatisfy(event -> assertThat(event.raw()).hasSizeLessThan(4_000));
    }

    @Test
    void one_customers_slice_holds_nothing_of_another() {
        String two = "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"value\":{"
                + "\"metadata\":{\"phone_number_id\":\"106\"},\"contacts\":[{\"wa_id\":\"15550001009\","
                + "\"profile\":{\"name\":\"Eve\"}},{\"wa_id\":\"15550001001\",\"profile\":{\"name\":\"Ana\"}}],"
                + "\"messages\":[" + good("a") + "," + good("b").replace("0001001", "0001009")
                + "]},\"field\":\"messages\"}]}]}";
        List<InboundEvent> events = events(two);
        assertThat(events.getFirst().raw()).contains("Ana").doesNotContain("Eve", "0001009");
        assertThat(events.getLast().raw()).contains("Eve").doesNotContain("Ana", "0001001");
    }

    @Test
    void kinds_are_plain_words_whatever_the_payload_says() {
        String strange = "{\"id\":\"1\",\"type\":\"a b\\\"{}\\n" + "z".repeat(100) + "\"}";
        assertThat(events(body(strange))).extracting(InboundEvent::kind).containsExactly("message.other");
    }

    @Test
    void any_bytes_become_events_and_never_an_exception() {
        Random random = new Random(11);
        byte[] good = body(good("a") + "," + good("b")).getBytes(StandardCharsets.UTF_8);
        for (int run = 0; run < 5_000; run++) {
            byte[] bytes = good.clone();
            for (int hits = random.nextInt(4); hits >= 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            List<InboundEvent> events = parser.events(bytes);
            assertThat(events).isNotEmpty();
            for (InboundEvent event : events) {
                assertThat(parser.events(event.raw().getBytes(StandardCharsets.UTF_8)))
                        .containsExactly(event);
            }
        }
    }
}
