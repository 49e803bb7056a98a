package dev.switchboard.agent;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static dev.switchboard.agent.Results.assertFailed;
import static dev.switchboard.agent.Results.assertRefused;
import static dev.switchboard.agent.Results.texts;
import static dev.switchboard.agent.Wire.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.switchboard.outbound.RawServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent that writes while one watches. */
class HttpAgentStreamTest {
    @RegisterExtension
    static final WireMockExtension AGENT = Wire.server();

    private final Wire wire = new Wire(Clock.systemUTC());
    private final BlockingQueue<String> written = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        wire.close();
    }

    private static String content(String text) {
        return Wire.event("{\"content\":\"" + text + "\"}");
    }

    private AgentResult reply(String stream) {
        AGENT.stubFor(post(anyUrl()).willReturn(Wire.stream(stream)));
        return wire.agent(AGENT.url("/hook")).reply(Wire.request(), written::add);
    }

    private AgentResult reply(URI url, Duration timeout, Duration streamed) {
        return new HttpAgent(
                        new HttpAgent.Target("bot", url, Wire.SECRET, timeout, streamed),
                        wire.client,
                        Clock.systemUTC())
                .reply(Wire.request(), written::add);
    }

    private AgentResult replyOf(RawServer.Behaviour behaviour, Duration timeout, Duration streamed) throws IOException {
        try (RawServer server = Wire.streaming(behaviour)) {
            return reply(server.uri(), timeout, streamed);
        }
    }

    private AgentResult replyOf(RawServer.Behaviour behaviour) throws IOException {
        return replyOf(behaviour, Wire.LONG, Wire.LONG);
    }

    private static void assertBroken(AgentResult result, String reason) {
        assertFailed(result, true, reason);
    }

    @Test
    void pieces_are_passed_on_and_are_one_message_in_the_end() {
        assertThat(reply(content("Hel") + content("lo ") + ": still here\n\n" + content("Asha") + DONE))
                .isEqualTo(texts("Hello Asha"));
        assertThat(written).containsExactly("Hel", "lo ", "Asha");
    }

    @Test
    void a_piece_is_passed_on_while_the_next_is_not_yet_written() throws IOException {
        AgentResult result = replyOf(connection -> {
            for (String word : List.of("one", "two", "three")) {
                RawServer.write(connection, Wire.chunk(content(word)));
                assertThat(written.poll(10, TimeUnit.SECONDS)).isEqualTo(word);
            }
            RawServer.write(connection, Wire.chunk(DONE) + "0\r\n\r\n");
        });
        assertThat(result).isEqualTo(texts("onetwothree"));
    }

    @Test
    void characters_torn_between_reads_and_between_pieces_are_whole() throws IOException {
        byte[] bytes = content("grüß 👋").getBytes(StandardCharsets.UTF_8);
        AgentResult result = replyOf(connection -> {
            for (byte b : bytes) {
                RawServer.write(connection, "1\r\n" + (char) (b & 0xff) + "\r\n");
            }
            RawServer.write(connection, Wire.chunk(content("\\ud83d") + content("\\ude00!") + DONE) + "0\r\n\r\n");
        });
        assertThat(result).isEqualTo(texts("grüß 👋😀!"));
        assertThat(written).containsExactly("grüß 👋", "😀!");
    }

    @Test
    void the_standard_is_kept_with_marks_returns_and_data_on_several_lines() {
        assertThat(reply("\uFEFFevent: piece\r\ndata: {\"content\":\r\ndata: \"Hi\"}\r\n\r\ndata:[DONE]\r\n\r\n"))
                .isEqualTo(texts("Hi"));
    }

    @Test
    void last_messages_are_the_answer_and_the_pieces_were_its_preview() {
        String last = Wire.event("{\"messages\":[{\"type\":\"text\",\"text\":\"Hello\"},{\"type\":\"text\","
                + "\"text\":\"Bye\"}],\"metadata\":{\"a\":1}}");
        assertThat(reply(content("Hel") + last)).isEqualTo(texts("Hello", "Bye"));
    }

    @Test
    void a_last_object_without_messages_leaves_the_pieces_as_the_answer() {
        assertThat(reply(content("Hello") + Wire.event("{\"messages\":[],\"extraction\":{}}")))
                .isEqualTo(texts("Hello"));
        assertThat(reply(content("Hello") + Wire.event("{\"metadata\":{}}") + DONE))
                .isEqualTo(texts("Hello"));
    }

    @Test
    void what_comes_after_the_end_does_not_count() {
        assertThat(reply(content("Hello") + DONE + content(" again") + Wire.event("nonsense")))
                .isEqualTo(texts("Hello"));
        assertThat(written).containsExactly("Hello");
    }

    @Test
    void nothing_to_say_is_an_answer() {
        assertThat(reply(DONE)).isEqualTo(texts());
        assertThat(reply(content("") + Wire.event("{\"content\":null}") + DONE)).isEqualTo(texts());
        assertThat(written).isEmpty();
    }

    @Test
    void the_empty_line_after_the_end_may_be_missing() {
        assertThat(reply(content("Hello") + "data: [DONE]")).isEqualTo(texts("Hello"));
        assertThat(reply("data: {\"text\":\"Hello\"}\n")).isEqualTo(texts("Hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data: {\"content\":\"x\"}\n\n", "data: {\"content\":\"x\"}\n\ndata: {\"messages\":[{"})
    void a_stream_without_its_end_is_broken(String stream) {
        assertBroken(reply(stream), "without its end mark");
    }

    @Test
    void a_connection_that_ends_midway_is_broken() throws IOException {
        assertBroken(
                replyOf(connection -> RawServer.write(connection, Wire.chunk(content("Hel")))),
                "closed before the answer was complete");
        assertThat(written).containsExactly("Hel");
    }

    @Test
    void a_stream_that_tells_of_an_error_is_broken() {
        assertBroken(reply(content("Hel") + Wire.event("{\"error\":{\"message\":\"x\"}}") + DONE), "told of an error");
        assertThat(reply(content("Hi") + Wire.event("{\"error\":null}") + DONE)).isEqualTo(texts("Hi"));
    }

    @Test
    void a_stream_that_stalls_is_cut_off() throws IOException {
        AgentResult result = replyOf(
                connection -> {
                    RawServer.write(connection, Wire.chunk(content("Hel")));
                    assertThat(connection.getInputStream().read()).isNegative();
                },
                Duration.ofSeconds(3),
                Wire.LONG);
        assertBroken(result, "paused for more than");
        assertThat(written).containsExactly("Hel");
    }

    @Test
    void a_stream_that_goes_on_and_on_is_cut_off() throws IOException {
        AgentResult result = replyOf(
                connection -> {
                    while (true) {
                        RawServer.write(connection, Wire.chunk(": x\n\n"));
                        written.poll(10, TimeUnit.MILLISECONDS);
                    }
                },
                Wire.LONG,
                Duration.ofMillis(200));
        assertBroken(result, "in all");
    }

    @Test
    void a_finished_stream_is_taken_although_its_connection_stays_open_or_breaks() throws IOException {
        String all = Wire.chunk(content("Hello") + DONE);
        assertThat(replyOf(connection -> {
                    RawServer.write(connection, all);
                    assertThat(connection.getInputStream().read()).isNegative();
                }))
                .isEqualTo(texts("Hello"));
        assertThat(replyOf(connection -> RawServer.write(connection, all))).isEqualTo(texts("Hello"));
    }

    @Test
    void an_unreadable_piece_is_refused_with_the_reason() {
        assertRefused(reply(content("Hel") + Wire.event("{oops") + DONE), "event 2 of the stream is not JSON");
        assertRefused(reply(Wire.event("{\"content\":5}") + DONE), "content must be a string, not a number");
        assertRefused(reply(Wire.event("[1]")), "event 1 of the stream must be an object, not a list");
        assertRefused(reply(Wire.event("{\"messages\":{}}")), "messages must be a list, not an object");
    }

    @Test
    void too_much_is_refused_with_the_reason() {
        String messages = String.join(",", Collections.nCopies(21, "{\"type\":\"text\",\"text\":\"x\"}"));
        assertRefused(reply(Wire.event("{\"messages\":[" + messages + "]}")), "20 is the most");
        assertRefused(reply(content("x".repeat(1_000)).repeat(1_100) + DONE), "larger than 1 MB");
    }

    @Test
    void streams_that_break_open_the_circuit_and_refused_ones_do_not() {
        for (int i = 0; i < 10; i++) {
            assertRefused(reply(Wire.event("{oops")), "is not JSON");
        }
        for (int i = 0; i < 10; i++) {
            assertBroken(reply(content("x")), "without its end mark");
        }
        assertThat(reply(content("x") + DONE)).isInstanceOf(AgentResult.Unavailable.class);
    }

    @Test
    void an_error_is_no_stream_whatever_it_calls_itself() {
        AGENT.stubFor(
                post(anyUrl()).willReturn(Wire.stream(content("no") + DONE).withStatus(422)));
        AgentResult result = wire.agent(AGENT.url("/hook")).reply(Wire.request(), written::add);
        assertRefused(result, "it answered 422");
        assertThat(written).isEmpty();
    }

    @Test
    void who_watches_calls_sees_the_stream_as_it_came() {
        List<AgentExchange> seen = new ArrayList<>();
        String stream = content("Hello") + DONE;
        AGENT.stubFor(post(anyUrl()).willReturn(Wire.stream(stream)));
        wire.agent(AGENT.url("/hook")).observedBy(seen::add).reply(Wire.request());
        assertThat(seen).singleElement().extracting(AgentExchange::received).isEqualTo(stream);
    }
}
