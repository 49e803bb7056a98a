package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.badRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answer to a send says that the customer wants no more marketing. */
class OptedOutEndToEndTest {
    private static final Path ANSWER = Path.of("channels/whatsapp/fixtures/errors/opted_out.json");

    @Test
    void the_message_fails_with_the_platforms_words_and_the_wish_is_kept(@TempDir Path data) throws IOException {
        String body = Json.MAPPER.readTree(ANSWER.toFile()).get("body").toString();
        try (Service service = new Service(data)) {
            service.graph.stubFor(any(anyUrl()).willReturn(badRequest().withBody(body)));
            service.post(WhatsAppBody.text(SourcesHouse.ASHA, "wamid.1", "hi"));
            Service.await()
                    .until(() -> service.messages(SourcesHouse.ASHA).stream()
                            .anyMatch(message -> message.path("status").asText().equals("failed")));
            JsonNode failed = service.messages(SourcesHouse.ASHA).getLast();
            assertThat(failed.get("failure_reason").asText()).isEqualTo("(#131050) User opted out");
            assertThat(new StoreFile(data)
                            .number("SELECT COUNT(*) FROM opt_outs WHERE stopped = 1 AND customer = '"
                                    + SourcesHouse.ASHA + "' AND category = 'marketing_messages'"))
                    .isOne();
            assertThat(new StoreFile(data).number("SELECT COUNT(*) FROM lanes")).isZero();
        }
    }
}
