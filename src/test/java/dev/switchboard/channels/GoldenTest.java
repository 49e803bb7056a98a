package dev.switchboard.channels;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.OutboundMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {
    @RegisterExtension
    static final WireMockExtension META = Wire.server();

    static List<Path> inbound() throws IOException {
        return Golden.cases("inbound");
    }

    static List<Path> outbound() throws IOException {
        return Golden.cases("outbound");
    }

    static List<Path> errors() throws IOException {
        return Golden.cases("errors");
    }

    private static Wire wire(Path file) {
        return new Wire(Golden.platform(file), META.baseUrl(), Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @MethodSource("inbound")
    void a_webhook_gives_these_events(Path file) throws IOException {
        ArrayNode events = Golden.JSON.createArrayNode();
        try (Wire wire = wire(file)) {
            for (InboundEvent event : wire.events(Files.readAllBytes(file))) {
                events.add(render(event));
            }
        }
        Golden.check(file, "events", events);
    }

    @ParameterizedTest
    @MethodSource("inbound")
    void each_event_replayed_alone_is_the_same_event(Path file) throws IOException {
        try (Wire wire = wire(file)) {
            for (InboundEvent event : wire.events(Files.readAllBytes(file))) {
                assertThat(wire.events(event.raw())).containsExactly(event);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("outbound")
    void a_message_gives_this_request(Path file) throws IOException {
        META.stubFor(post(anyUrl()).willReturn(aResponse()));
        JsonNode message = Golden.JSON.readTree(file.toFile());
        try (Wire wire = wire(file)) {
            wire.send(new OutboundMessage(
                    message.get("message_id").asText(),
                    new AccountKey(Golden.platform(file), message.get("account").asText()),
                    message.get("recipient").asText(),
                    new Content.Text(message.get("text").asText()),
                    message.hasNonNull("reply_to") ? message.get("reply_to").asText() : null));
        }
        byte[] request = META.findAll(postRequestedFor(anyUrl())).getFirst().getBody();
        Golden.check(file, "request", Golden.JSON.readTree(request));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void an_answer_gives_this_result(Path file) throws IOException {
        META.stubFor(post(anyUrl()).willReturn(answerOf(Golden.JSON.readTree(file.toFile()))));
        try (Wire wire = wire(file)) {
            SendResult result = wire.send("15550001001", "Hello");
            ObjectNode tree = Golden.JSON.valueToTree(result);
            Golden.check(file, "result", named(result, tree));
        }
    }

    private static ResponseDefinitionBuilder answerOf(JsonNode answer) {
        JsonNode body = answer.get("body");
        ResponseDefinitionBuilder response = aResponse()
                .withStatus(answer.get("status").asInt())
                .withBody(body.isTextual() ? body.asText() : body.toString());
        answer.get("headers")
                .properties()
                .forEach(header ->
                        response.withHeader(header.getKey(), header.getValue().asText()));
        return response;
    }

    private static JsonNode render(InboundEvent event) {
        ObjectNode tree = Golden.JSON.valueToTree(event);
        tree.put("kind", event.kind());
        try {
            tree.set("raw", Golden.JSON.readTree(event.raw()));
        } catch (JsonProcessingException notJson) {
            tree.put("raw", event.raw());
        }
        return named(event, tree);
    }

    private static JsonNode named(Object it, ObjectNode tree) {
        ObjectNode named = Golden.JSON.createObjectNode();
        named.put("is", it.getClass().getSimpleName());
        return named.setAll(tree);
    }
}
