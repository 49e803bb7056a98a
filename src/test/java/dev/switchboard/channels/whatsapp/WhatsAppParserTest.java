package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.InboundEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no other platform has; the rest is in the contract and in the golden files. */
class WhatsAppParserTest {
    private static final String GOOD =
            "{\"from\":\"15550001001\",\"id\":\"wamid.%s\",\"timestamp\":\"1790000000\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"}}";

    private final WhatsAppParser parser =
            new WhatsAppParser(Clock.fixed(Instant.parse("2026-10-01T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void one_customers_slice_holds_no_contact_of_another() {
        String two = "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"value\":{"
                + "\"metadata\":{\"phone_number_id\":\"106\"},\"contacts\":[{\"wa_id\":\"15550001009\","
                + "\"profile\":{\"name\":\"Eve\"}},{\"wa_id\":\"15550001001\",\"profile\":{\"name\":\"Ana\"}}],"
                + "\"messages\":[" + GOOD.formatted("a") + ","
                + GOOD.formatted("b").replace("0001001", "0001009")
                + "]},\"field\":\"messages\"}]}]}";
        List<InboundEvent> events = parser.events(two.getBytes(StandardCharsets.UTF_8));
        assertThat(events.getFirst().raw()).contains("Ana").doesNotContain("Eve", "0001009");
        assertThat(events.getLast().raw()).contains("Eve").doesNotContain("Ana", "0001001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "time", "metadata", "contacts"})
    void a_large_part_that_elements_share_is_not_repeated_in_each_of_their_slices(String large) {
        String filler = "9".repeat(100_000);
        String body = body(
                large.equals("id") ? filler : "1",
                large.equals("time") ? filler : "1790000000",
                large.equals("metadata") ? filler : "1",
                large.equals("contacts") ? filler : "1",
                IntStream.range(0, 2_000).mapToObj(GOOD::formatted).collect(Collectors.joining(",")));
        List<InboundEvent> events = parser.events(body.getBytes(StandardCharsets.UTF_8));
        assertThat(events).hasSize(2_000).allMatch(InboundEvent.MessageReceived.class::isInstance);
        long slices = events.stream().mapToLong(event -> event.raw().length()).sum();
        assertThat(slices).isLessThan(4L * body.length());
    }

    @Test
    void tiny_elements_in_great_number_do_not_multiply_the_body() {
        String body = body("1", "1790000000", "9".repeat(100_000), "1", "0,".repeat(1_999) + "0");
        List<InboundEvent> events = parser.events(body.getBytes(StandardCharsets.UTF_8));
        assertThat(events).hasSize(2_000);
        assertThat(events).allSatisfy(event -> assertThat(event.raw()).hasSizeLessThan(300));
    }

    @Test
    void more_elements_than_any_webhook_holds_are_kept_in_one_piece() {
        String body = body("1", "1790000000", "1", "1", "0,".repeat(10_000) + "0");
        List<InboundEvent> events = parser.events(body.getBytes(StandardCharsets.UTF_8));
        assertThat(events).singleElement().isInstanceOfSatisfying(InboundEvent.Unrecognized.class, kept -> {
            assertThat(kept.kind()).isEqualTo("value.messages");
            assertThat(kept.raw()).contains("0,".repeat(10_000)).hasSizeLessThan(2 * body.length());
        });
    }

    private static String body(String id, String time, String display, String name, String messages) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"%s","time":%s,"changes":[{"field":"messages","value":{\
                "metadata":{"phone_number_id":"106","display_phone_number":"%s"},\
                "contacts":[{"wa_id":"15550001001","profile":{"name":"%s"}}],"messages":[%s]}}]}]}""".formatted(id, time, display, name, messages);
    }
}
