package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.InboundEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
