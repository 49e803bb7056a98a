package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.switchboard.config.AgentFile.OpenAi;
import dev.switchboard.config.Secret;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Tenant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are written piece by piece, on a channel that takes them whole. */
class StreamingEndToEndTest {
    private static final String ASHA = "918979556941";
    private static final String PIECES = "data: {\"content\":\"Hello \"}\n\ndata: {\"content\":\"Asha\"}\n\n";

    @TempDir
    Path data;

    private AgentHouse house;

    @BeforeEach
    void open() {
        house = new AgentHouse(data);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static ResponseDefinitionBuilder stream(String events) {
        return aResponse().withHeader("Content-Type", "text/event-stream").withBody(events);
    }

    @Test
    void a_streamed_answer_is_stored_and_sent_once_and_whole() {
        house.answer("/bot", stream(PIECES + "data: [DONE]\n\n").withChunkedDribbleDelay(5, 50));
        house.write(ASHA, "hi");
        house.awaitSent("Hello Asha");
        assertThat(house.service.texts(ASHA)).containsExactly("hi", "Hello Asha");
    }

    @Test
    void a_stream_that_breaks_is_repeated_as_it_was_and_nothing_of_it_is_sent() {
        house.answer("/bot", stream(PIECES));
        house.write(ASHA, "hi");
        house.awaitAsked("/bot", 1);
        house.write(ASHA, "and?");
        house.answer("/bot", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        house.settled();
        house.advance(Duration.ofSeconds(2));
        house.awaitAsked("/bot", 2);
        house.settled();
        house.answer("/bot", stream("data: {\"content\":\"Hi!\"}\n\ndata: [DONE]\n\n"));
        house.awaitSent(Duration.ofSeconds(2), "Hi!", "Hi!");
        List<LoggedRequest> asked = house.asked("/bot");
        assertThat(asked.stream().map(AgentHouse::texts))
                .containsExactly(List.of("hi"), List.of("hi"), List.of("hi"), List.of("and?"));
        assertThat(asked.subList(0, 3).stream().map(request -> request.getHeader("webhook-id")))
                .containsOnly(asked.getFirst().getHeader("webhook-id"));
        assertThat(house.service.texts(ASHA)).containsExactly("hi", "and?", "Hi!", "Hi!");
    }

    @Test
    void streams_that_break_open_the_circuit_of_their_agent_alone() {
        house.answer("/bot", stream(PIECES));
        house.answerAll("/other");
        house.openCircuit();
        house.writeToOther(ASHA, "hello");
        house.awaitSent("re:hello");
    }

    @Test
    void a_model_answers_with_what_was_said_before_in_mind() {
        OpenAi model = new OpenAi(house.agent.url("/v1"), "m-1", "Be kind.", new Secret("sk-1"), null, null);
        Tenant user = new Tenant(
                "demo",
                "demo",
                null,
                "users/demo.yaml",
                List.of(new AgentSettings("demo", "bot", "bot", "openai", null, null, 0, 0, 30, 32, model)),
                List.of(AgentHouse.account("demo", "bot", WhatsAppBody.NUMBER)));
        house.answer(
                "/v1/chat/completions",
                stream("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}\n\ndata: [DONE]\n\n"));
        try (Service service = new Service(data.resolve("model"), List.of(user), house.clock)) {
            write(service, "hi");
            Service.await().until(() -> service.sent().equals(List.of("Hello")));
            write(service, "and?");
            Service.await().until(() -> service.sent().equals(List.of("Hello", "Hello")));
        }
        assertThat(AgentHouse.json(house.asked("/v1/chat/completions").getLast())
                        .get("messages")
                        .findValuesAsText("content"))
                .containsExactly("Be kind.", "hi", "Hello", "and?");
    }

    private static void write(Service service, String text) {
        String message = WhatsAppBody.textMessage(ASHA, "wamid." + text, text);
        service.post(WhatsAppBody.body(List.of(WhatsAppBody.change(WhatsAppBody.NUMBER, List.of(message), List.of()))));
    }
}
