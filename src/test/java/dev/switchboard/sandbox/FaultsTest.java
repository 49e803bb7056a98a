package dev.switchboard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.sandbox.SandboxServer.Answer;
import dev.switchboard.sandbox.SandboxServer.Webhook;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private static final String ASHA = "918979556941";
    private static final SandboxOptions QUICK = SandboxOptions.defaults()
            .withRetry(Duration.ofMillis(5), Duration.ofMillis(20))
            .withStatuses(Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(15));

    @TempDir
    Path data;

    private SandboxServer server;

    @BeforeEach
    void open() {
        server = new SandboxServer(data, QUICK).started();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void what_is_set_is_shown_and_can_be_switched_off() {
        String all = """
                {"seed":7,"webhook":{"duplicate":0.1,"redeliver":0.2,"shuffle":0.3,"delay_ms":[0,500],"batch":5,\
                "unknown":0.01,"large":0.02},"graph":{"errors":[{"code":130429,"rate":0.05}],"reset":0.01,\
                "lost_answer":0.02,"early":0.5,"slow_ms":[0,2000],"unknown_recipients":["1"]},"media":{"status_503":3}}""";
        set(all);
        assertThat(server.get("/sandbox/faults").body()).isEqualTo(all);
        server.call(HttpRequest.newBuilder(server.address().resolve("/sandbox/faults"))
                .DELETE());
        assertThat(FaultSettings.parse(server.get("/sandbox/faults").json())).isEqualTo(FaultSettings.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                  | the body must be an object",
                "{\"webhok\":{}}                     | unknown key webhok",
                "{\"webhook\":{\"dup\":1}}           | unknown key webhook.dup",
                "{\"webhook\":{\"duplicate\":\"a\"}} | webhook.duplicate must be a number from 0 to 1",
                "{\"webhook\":{\"duplicate\":1.5}}   | webhook.duplicate must be a number from 0 to 1",
                "{\"webhook\":{\"delay_ms\":5}}      | webhook.delay_ms must be two milliseconds",
                "{\"webhook\":{\"batch\":\"5\"}}     | webhook.batch must be a whole number from 0 to 100",
                "{\"webhook\":7}                     | webhook must be an object",
                "{\"graph\":{\"errors\":[{\"rat\":1}]}}   | unknown key graph.errors[0].rat",
                "{\"graph\":{\"errors\":{}}}         | graph.errors must be a list",
                "{\"graph\":{\"slow_ms\":[5,1]}}     | graph.slow_ms must be two milliseconds",
                "{\"media\":{\"status_503\":-1}}     | media.status_503 must be a whole number from 0",
                "{\"seed\":1.5}                      | seed must be a whole number",
                "{oops                               | the faults are no JSON"
            })
    void a_mistake_is_named(String body, String message) {
        Answer answer = put(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(message.replace("\"", "\\\""));
        assertThatThrownBy(() -> FaultSettings.parse(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FaultsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void the_same_calls_meet_the_same_errors_again() {
        String faults = "{\"seed\":3,\"graph\":{\"errors\":[{\"code\":130429,\"rate\":0.5}]}}";
        set(faults);
        List<Integer> first = statuses();
        set(faults);
        assertThat(statuses()).isEqualTo(first).contains(200, 400);
    }

    @ParameterizedTest
    @CsvSource({"130429, 400", "131056, 400", "190, 401", "131000, 500", "2, 503", "4711, 400"})
    void graph_errors_are_worded_as_meta_words_them(int code, int status) {
        set("{\"graph\":{\"errors\":[{\"code\":" + code + ",\"rate\":1}]}}");
        Answer answer = server.sendText(ASHA, "hello");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().at("/error/code").asInt()).isEqualTo(code);
        assertThat(server.transcript(ASHA)).isEmpty();
        assertThat(met("graph.error " + code)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"429", "502", "503"})
    void an_edge_answers_with_a_page_and_no_envelope(int status) {
        set("{\"graph\":{\"errors\":[{\"code\":" + status + ",\"rate\":1}]}}");
        Answer answer = server.sendText(ASHA, "hello");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).startsWith("<html>");
    }

    @Test
    void a_reset_records_nothing_and_a_lost_answer_records_all() {
        set("{\"graph\":{\"reset\":1}}");
        assertThatThrownBy(() -> server.sendText(ASHA, "one")).hasRootCauseInstanceOf(IOException.class);
        assertThat(server.transcript(ASHA)).isEmpty();

        set("{\"graph\":{\"lost_answer\":1}}");
        assertThatThrownBy(() -> server.sendText(ASHA, "two")).hasRootCauseInstanceOf(IOException.class);
        await().until(() ->
                server.transcript(ASHA).path(0).path("state").asText().equals("read"));
        // a client may try again by itself on a connection that died: what counts is that each try is noted
        assertThat(met("graph.reset")).isPositive();
        assertThat(met("graph.lost_answer")).isEqualTo(server.transcript(ASHA).size());
    }

    @Test
    void statuses_can_come_before_the_send_returns() {
        set("{\"graph\":{\"early\":1}}");
        server.sendText(ASHA, "hello");
        assertThat(server.statuses()).hasSize(3);
    }

    @Test
    void an_answer_can_be_slow() {
        set("{\"graph\":{\"slow_ms\":[80,80]}}");
        long start = System.nanoTime();
        assertThat(server.sendText(ASHA, "hello").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }

    @Test
    void a_customer_can_be_unknown_to_instagram() {
        set("{\"graph\":{\"unknown_recipients\":[\"42\"]}}");
        JsonNode error = server.graph(
                        SandboxServer.INSTAGRAM_GRAPH,
                        Map.of("recipient", Map.of("id", "42"), "message", Map.of("text", "hi")))
                .json()
                .path("error");
        assertThat(error.path("code").asInt()).isEqualTo(100);
        assertThat(error.path("error_subcode").asInt()).isEqualTo(2534014);
    }

    @ParameterizedTest
    @CsvSource({"131056, 613", "130429, 613", "190, 190", "131026, 0"})
    void on_instagram_errors_are_those_of_instagram(int asked, int code) {
        set("{\"graph\":{\"errors\":[{\"code\":" + asked + ",\"rate\":1}]}}");
        Answer answer = server.graph(
                SandboxServer.INSTAGRAM_GRAPH,
                Map.of("recipient", Map.of("id", "42"), "message", Map.of("text", "hi")));
        assertThat(answer.json().at("/error/code").asInt()).isEqualTo(code);
    }

    @Test
    void a_duplicate_is_posted_twice_and_a_redelivery_comes_later() {
        set("{\"webhook\":{\"duplicate\":1,\"redeliver\":1}}");
        server.type(ASHA, "hi");
        await().until(() -> server.webhooks.size() == 3);
        assertThat(server.webhooks.stream().map(webhook -> new String(webhook.body(), StandardCharsets.US_ASCII)))
                .containsOnly(new String(server.webhooks.getFirst().body(), StandardCharsets.US_ASCII));
        assertThat(met("webhook.duplicate")).isEqualTo(1);
    }

    @Test
    void shuffled_messages_are_overtaken() {
        set("{\"seed\":4,\"webhook\":{\"shuffle\":0.4}}");
        List<String> typed = IntStream.range(0, 8)
                .mapToObj(number -> server.type(ASHA, "message " + number))
                .toList();
        await().until(() -> server.webhooks.size() == 8);
        List<String> arrived = server.webhooks.stream()
                .map(webhook -> webhook.message().path("id").asText())
                .toList();
        assertThat(arrived).containsExactlyInAnyOrderElementsOf(typed).isNotEqualTo(typed);
    }

    @Test
    void a_batch_holds_three_entries_of_two_changes() {
        server.close();
        server = new SandboxServer(data, QUICK);
        set("{\"webhook\":{\"batch\":5}}");
        IntStream.range(0, 30).forEach(number -> server.type(ASHA, "message " + number));
        server.started();
        await().until(() -> messages().size() == 30);
        JsonNode entries = largest().path("entry");

        assertThat(entries).hasSize(3);
        assertThat(entries.path(0).path("changes")).hasSize(2);
        assertThat(entries.path(0).at("/changes/0/value/contacts")).hasSize(1);
        await().until(this::allAreAcknowledged);
    }

    @Test
    void a_refused_batch_comes_again_whole() {
        server.answering(count -> count == 1 ? 500 : 200);
        set("{\"webhook\":{\"batch\":2}}");
        IntStream.range(0, 12).forEach(number -> server.type(ASHA, "message " + number));
        await().until(() -> messages().stream().distinct().count() == 12 && allAreAcknowledged());
        assertThat(server.webhooks.get(0).body())
                .isIn(server.webhooks.stream().skip(1).map(Webhook::body).toList());
    }

    @Test
    void unknown_things_stand_beside_the_known() {
        set("{\"webhook\":{\"unknown\":1}}");
        server.type(ASHA, "hi");
        await().until(() -> !server.webhooks.isEmpty());
        JsonNode body = SandboxServer.read(server.webhooks.getFirst().body());
        assertThat(body.at("/entry/0/changes/0/value/messages/0/text/body").asText())
                .isEqualTo("hi");
        assertThat(body.at("/entry/0/changes/0/value/messages/1/type").asText()).isEqualTo("hologram");
        assertThat(body.at("/entry/0/changes/1/field").asText()).isEqualTo("hologram_updates");
    }

    @Test
    void a_body_can_have_three_megabytes() {
        set("{\"webhook\":{\"large\":1}}");
        server.type(ASHA, "hi");
        await().until(() -> !server.webhooks.isEmpty());
        assertThat(server.webhooks.getFirst().body().length).isBetween(3_000_000, 3_100_000);
    }

    @Test
    void the_next_downloads_answer_503() {
        set("{\"media\":{\"status_503\":2}}");
        String url = server.graph("/v24.0/4711471147114711").json().path("url").asText();
        String path = url.substring(server.address().toString().length());
        List<Integer> answers = IntStream.range(0, 3)
                .mapToObj(number ->
                        server.get(path + "&access_token=sandbox-token").status())
                .toList();
        assertThat(answers).containsExactly(503, 503, 200);
    }

    private List<Integer> statuses() {
        return IntStream.range(0, 12)
                .mapToObj(number -> server.sendText(ASHA, "hello").status())
                .toList();
    }

    private List<String> messages() {
        List<String> ids = new ArrayList<>();
        for (Webhook webhook : server.webhooks) {
            SandboxServer.read(webhook.body())
                    .findValues("messages")
                    .forEach(list -> ids.addAll(list.findValuesAsText("id")));
        }
        return ids;
    }

    private JsonNode largest() {
        return SandboxServer.read(server.webhooks.stream()
                .map(Webhook::body)
                .reduce((one, other) -> one.length > other.length ? one : other)
                .orElseThrow());
    }

    private boolean allAreAcknowledged() {
        return server.transcript(ASHA).findValuesAsText("state").stream().allMatch("acknowledged"::equals);
    }

    private long met(String fault) {
        return server.get("/sandbox/ledger").json().path("faults").path(fault).asLong();
    }

    private void set(String faults) {
        assertThat(put(faults).status()).isEqualTo(200);
    }

    private Answer put(String faults) {
        return server.call(HttpRequest.newBuilder(server.address().resolve("/sandbox/faults"))
                .PUT(BodyPublishers.ofString(faults)));
    }
}
