package dev.switchboard.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every webhook of WhatsApp we know of, from other people's projects and Meta's pages: all are understood. */
class KnownWhatsAppWebhooksTest {
    /** What nobody could understand, and why; a file is told by its end. */
    private static final Map<String, String> NOT_TO_BE_UNDERSTOOD = Map.ofEntries(
            // Fields that do not exist, from tests of how a library takes them.
            Map.entry("messages.should_reject_invalid_field_value.json", "unknown field"),
            Map.entry("unified.should_use_safeParse_for_graceful_error_handling.json", "unknown field"),
            Map.entry("webhooks.TestHandler_UnrecognizedField_DefaultSilent.json", "unknown field"),
            // Bodies without an entry, and without the name of what they are about.
            Map.entry("router.TestMiddlewareOrdering_WebhookRoute.json", "there is no entry"),
            Map.entry(
                    "docs.referencia.account_update.parceiro_adicionado.json",
                    "the object is not whatsapp_business_account"),
            // Words in place of values.
            Map.entry("developers.facebook.com/bsuid.user_preferences.json", "unknown value"),
            // A misspelled member: the reaction names no message.
            Map.entry("postman.wa.webhook.received_message_with_reaction.json", "does not name the message"));

    @BeforeAll
    static void theFilesAreHere() {
        assumeTrue(KnownWebhooks.areHere(), "the shared fixtures are not here");
    }

    @Test
    void nothing_stays_unrecognized_that_could_be_understood() throws IOException {
        Map<String, Integer> kinds = new TreeMap<>();
        List<String> unexpected = new ArrayList<>();
        try (Wire wire = Wire.of(Platform.WHATSAPP)) {
            for (Path file : KnownWebhooks.of(Platform.WHATSAPP)) {
                for (InboundEvent event : wire.events(Files.readAllBytes(file))) {
                    kinds.merge(event.kind(), 1, Integer::sum);
                    if (event instanceof Unrecognized unknown) {
                        String line = "unrecognized " + unknown.kind() + " (" + unknown.reason() + ") " + file;
                        System.out.println(line);
                        if (!isExpected(file, unknown)) {
                            unexpected.add(line);
                        }
                    }
                }
            }
        }
        kinds.forEach((kind, count) -> System.out.println("whatsapp " + count + " " + kind));
        assertThat(unexpected).isEmpty();
    }

    private static boolean isExpected(Path file, Unrecognized unknown) {
        return NOT_TO_BE_UNDERSTOOD.entrySet().stream()
                .filter(entry -> file.toString().replace('\\', '/').endsWith(entry.getKey()))
                .anyMatch(entry -> entry.getValue().equals(unknown.reason()));
    }

    @Test
    void each_event_can_be_replayed() throws IOException {
        try (Wire wire = Wire.of(Platform.WHATSAPP)) {
            for (Path file : KnownWebhooks.of(Platform.WHATSAPP)) {
                for (InboundEvent event : wire.events(Files.readAllBytes(file))) {
                    assertThat(wire.events(event.raw())).as(file.toString()).containsExactly(event);
                }
            }
        }
    }
}
