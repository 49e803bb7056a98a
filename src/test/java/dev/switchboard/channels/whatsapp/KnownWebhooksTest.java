package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.message.InboundEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every WhatsApp webhook we know of, from other people's projects and Meta's pages. */
class KnownWebhooksTest {
    private static final Path FIXTURES = Path.of("..", "shared", "fixtures");

    private final WhatsAppParser parser =
            new WhatsAppParser(Clock.fixed(Instant.parse("2026-10-01T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void all_of_them_are_read_and_each_event_can_be_replayed() throws IOException {
        assumeTrue(Files.exists(FIXTURES.resolve("index.tsv")), "the shared fixtures are not here");
        List<InboundEvent> events =
                webhooks().stream().flatMap(file -> read(file).stream()).toList();
        assertThat(events)
                .allSatisfy(event -> assertThat(parser.events(event.raw().getBytes(StandardCharsets.UTF_8)))
                        .containsExactly(event));
        Map<String, Long> kinds =
                events.stream().collect(Collectors.groupingBy(InboundEvent::kind, TreeMap::new, Collectors.counting()));
        kinds.forEach((kind, count) -> System.out.println(count + " " + kind));
        assertThat(kinds).containsKeys("message.text", "receipt.delivered", "receipt.failed", "field.account_update");
    }

    private static List<Path> webhooks() throws IOException {
        return Files.readAllLines(FIXTURES.resolve("index.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .filter(cells -> cells[1].equals("whatsapp") && !cells[2].startsWith("api."))
                .map(cells -> FIXTURES.resolve(cells[0]))
                .toList();
    }

    private List<InboundEvent> read(Path file) {
        try {
            return parser.events(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
