package dev.switchboard.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every webhook we know of, from other people's projects and Meta's pages. */
class KnownWebhooksTest {
    private static final Path FIXTURES = Path.of("..", "shared", "fixtures");

    @Test
    void all_of_whatsapp_are_read_and_each_event_can_be_replayed() throws IOException {
        assertThat(kinds(Platform.WHATSAPP))
                .containsKeys("message.text", "receipt.delivered", "receipt.failed", "notice.account_update");
    }

    /** How many events of each kind there are, printed as well. */
    private static Map<String, Long> kinds(Platform platform) throws IOException {
        assumeTrue(Files.exists(FIXTURES.resolve("index.tsv")), "the shared fixtures are not here");
        Map<String, Long> kinds = new TreeMap<>();
        try (Wire wire = Wire.of(platform)) {
            for (Path file : webhooks(platform)) {
                for (InboundEvent event : wire.events(Files.readAllBytes(file))) {
                    assertThat(wire.events(event.raw())).containsExactly(event);
                    kinds.merge(event.kind(), 1L, Long::sum);
                }
            }
        }
        kinds.forEach((kind, count) -> System.out.println(platform.wire() + " " + count + " " + kind));
        return kinds;
    }

    private static List<Path> webhooks(Platform platform) throws IOException {
        return Files.readAllLines(FIXTURES.resolve("index.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .filter(cells -> cells[1].equals(platform.wire()) && !cells[2].startsWith("api."))
                .map(cells -> FIXTURES.resolve(cells[0]))
                .toList();
    }
}
