package dev.switchboard.channels.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.channels.Wire;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every webhook of Instagram and of pages we know of, from other people's projects and Meta's own documentation. */
class KnownInstagramWebhooksTest {
    private static final Path FIXTURES = Path.of("..", "shared", "fixtures");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Two that do not say who wrote, and a tap of a guest on a web page, who has no id to answer to. */
    private static final List<String> OF_NOBODY =
            List.of("ig.message: no sender", "ig.message: no sender", "ig.postback: no customer tapped");

    @Test
    void all_are_understood_but_what_nobody_wrote_and_each_event_can_be_replayed() throws IOException {
        assumeTrue(Files.exists(FIXTURES), "the shared fixtures are not here");
        Map<String, Integer> kinds = new TreeMap<>();
        List<String> unrecognized = new ArrayList<>();
        try (Wire wire = Wire.of(Platform.INSTAGRAM)) {
            for (byte[] body : webhooks()) {
                for (InboundEvent event : wire.events(body)) {
                    assertThat(wire.events(event.raw())).containsExactly(event);
                    kinds.merge(event.kind(), 1, Integer::sum);
                    if (event instanceof Unrecognized unknown) {
                        unrecognized.add(unknown.kind() + ": " + unknown.reason());
                    }
                }
            }
        }
        kinds.forEach((kind, count) -> System.out.println("instagram and page: " + count + " " + kind));
        assertThat(unrecognized).containsExactlyInAnyOrderElementsOf(OF_NOBODY);
        assertThat(kinds)
                .containsKeys("message.text", "message.postback", "message.story_reply", "echo", "receipt.read")
                .containsKeys("change.edit", "change.delete", "change.reaction", "change.unreact", "comments");
    }

    private static List<byte[]> webhooks() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(KnownInstagramWebhooksTest::read)
                    .filter(KnownInstagramWebhooksTest::isOurs)
                    .toList();
        }
    }

    private static boolean isOurs(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return List.of("instagram", "page").contains(json.path("object").asText());
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
