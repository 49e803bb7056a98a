package dev.switchboard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.sandbox.SandboxServer.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhonesAndJournalTest {
    private static final String ASHA = "918979556941";
    private static final SandboxOptions QUICK =
            SandboxOptions.defaults().withStatuses(Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(15));

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
    void the_transcript_shows_both_sides_and_how_far_they_came() {
        server.type(ASHA, "hi");
        await().until(() ->
                server.transcript(ASHA).path(0).path("state").asText().equals("acknowledged"));
        server.sendText(ASHA, "hello");
        await().until(() ->
                server.transcript(ASHA).path(1).path("state").asText().equals("read"));

        JsonNode transcript = server.transcript(ASHA);
        assertThat(transcript.findValuesAsText("direction")).containsExactly("typed", "answer");
        assertThat(transcript.path(1).path("statuses").findValuesAsText("status"))
                .containsExactly("sent", "delivered", "read");
    }

    @Test
    void what_cannot_be_typed_is_refused() {
        assertThat(server.post(SandboxServer.PHONES + "/messages", Map.of("from", "x", "text", "hi"))
                        .status())
                .isEqualTo(400);
        assertThat(server.post(SandboxServer.PHONES + "/messages", Map.of("from", ASHA, "text", " "))
                        .status())
                .isEqualTo(400);
        assertThat(server.post("/sandbox/phones/pigeon/messages", Map.of()).status())
                .isEqualTo(404);
        assertThat(server.webhooks).isEmpty();
    }

    @Test
    void a_customer_may_hide_the_phone() {
        server.type("IN.123456", "guess who");
        await().until(() -> !server.webhooks.isEmpty());

        JsonNode message = server.webhooks.getFirst().message();
        assertThat(message.has("from")).isFalse();
        assertThat(message.path("from_user_id").asText()).isEqualTo("IN.123456");
        assertThat(server.webhooks.getFirst().value().at("/contacts/0").has("wa_id"))
                .isFalse();
    }

    @Test
    void other_payloads_than_text_pass_through() {
        Map<String, Object> location = Map.of("type", "location", "location", Map.of("latitude", 1, "longitude", 2));
        server.post(SandboxServer.PHONES + "/messages", Map.of("from", ASHA, "payload", location));
        await().until(() -> !server.webhooks.isEmpty());

        assertThat(server.webhooks.getFirst().message().at("/location/latitude").asInt())
                .isEqualTo(1);
    }

    @Test
    void demo_customers_can_be_played_before_they_ever_wrote() {
        server.type("447700900999", "hi");
        JsonNode people = server.get(SandboxServer.PHONES).json().path("customers");

        assertThat(people.path(0).path("customer").asText()).isEqualTo("447700900999");
        assertThat(people.findValuesAsText("name")).contains("Asha Rao", "Olivia Reed");
    }

    @Test
    void the_journal_holds_webhooks_graph_calls_and_agent_calls() {
        server.type(ASHA, "hi");
        await().until(() -> journal("").size() == 1);
        server.sendText(ASHA, "hello");
        server.sandbox.journal().agentCall(new AgentCall("echo", "echo", ASHA, 200, 12, "{\"q\":1}", "{\"a\":2}"));
        await().until(() -> journal("").size() == 6);

        assertThat(journal("").findValuesAsText("kind")).contains("webhook", "graph", "agent");
        JsonNode webhook = journal("").path(0);
        assertThat(webhook.path("status").asInt()).isEqualTo(200);
        assertThat(webhook.path("request").asText()).contains("whatsapp_business_account");
        assertThat(webhook.path("signature").asText()).startsWith("sha256=");
        assertThat(journal("?after=" + webhook.path("seq").asLong() + "&limit=2"))
                .hasSize(2);
    }

    @Test
    void a_huge_body_is_cut_in_the_journal_only() {
        server.sandbox.journal().agentCall(new AgentCall("echo", "echo", ASHA, 200, 1, "x".repeat(100_000), null));
        await().until(() -> journal("").size() == 1);

        assertThat(journal("").path(0).path("request").asText())
                .hasSizeLessThan(66_000)
                .endsWith("(100000 characters in all)");
    }

    @Test
    void without_kept_events_there_is_no_journal_and_everything_else_works() {
        server.close();
        server = new SandboxServer(data, QUICK.withKeptEvents(0)).started();
        server.sendText(ASHA, "hello");
        await().until(() -> server.statuses().size() == 3);
        assertThat(journal("")).isEmpty();
        assertThat(server.transcript(ASHA)).hasSize(1);
    }

    @Test
    void only_the_newest_events_are_kept() {
        server.close();
        server = new SandboxServer(data, QUICK.withKeptEvents(10)).started();
        for (int i = 0; i < 85; i++) {
            server.sendText(ASHA, "hello");
        }
        await().until(() -> server.statuses().size() == 255);
        await().until(() -> journal("?after=0&limit=500").path(0).path("seq").asLong() > 400);
    }

    @Test
    void the_journal_never_shows_the_token() {
        server.sendText(ASHA, "hello");
        assertThat(server.get("/sandbox/journal").body()).doesNotContain("sandbox-token");
    }

    @Test
    void the_live_stream_goes_on_where_it_was_left() throws Exception {
        List<String> all = new ArrayList<>();
        try (Stream stream = new Stream("0")) {
            server.type(ASHA, "one");
            server.type(ASHA, "two");
            all.addAll(stream.ids(4));
        }
        server.type(ASHA, "three");
        try (Stream stream = new Stream(all.getLast())) {
            assertThat(stream.ids(2)).doesNotContainAnyElementsOf(all).isSorted();
        }
    }

    @Test
    void a_gap_that_cannot_be_told_asks_for_a_fresh_start() throws Exception {
        try (Stream stream = new Stream("4711")) {
            assertThat(stream.event()).isEqualTo("reset");
        }
    }

    @Test
    void open_streams_do_not_hold_up_the_stop() throws Exception {
        try (Stream stream = new Stream("0")) {
            server.type(ASHA, "one");
            stream.ids(1);
            long start = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
        }
        server = new SandboxServer(data, QUICK);
    }

    @Test
    void the_page_allows_no_foreign_code_and_serves_only_its_own_files() {
        Answer page = server.get("/sandbox");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self'"));
        assertThat(server.get("/sandbox/assets/app.js").status()).isEqualTo(200);
        assertThat(server.get("/sandbox/assets/..%2Fdb%2Fsandbox%2FV1__ledger.sql")
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(server.get("/sandbox/leads").body()).isEqualTo("[]");
        assertThat(server.get("/sandbox/about").json().path("leads_url").asText())
                .isEqualTo(server.address() + "/users/demo/leads");
    }

    private JsonNode journal(String query) {
        return server.get("/sandbox/journal" + query).json().path("entries");
    }

    /** A browser's side of the live stream. */
    private final class Stream implements AutoCloseable {
        private final HttpURLConnection connection;
        private final BufferedReader lines;

        Stream(String lastEventId) throws IOException {
            connection = (HttpURLConnection)
                    server.address().resolve("/sandbox/events").toURL().openConnection();
            connection.setRequestProperty("Accept", "text/event-stream");
            connection.setRequestProperty("Last-Event-ID", lastEventId);
            connection.setReadTimeout(20_000);
            lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        }

        List<String> ids(int count) throws IOException {
            List<String> ids = new ArrayList<>();
            while (ids.size() < count) {
                ids.add(field("id"));
            }
            return ids;
        }

        String event() throws IOException {
            return field("event");
        }

        private String field(String name) throws IOException {
            String line = lines.readLine();
            while (line != null && !line.startsWith(name + ": ")) {
                line = lines.readLine();
            }
            return line == null ? "" : line.substring(name.length() + 2);
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }
}
