package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.switchboard.Marks.AGENT_PASSWORD;
import static dev.switchboard.Marks.AGENT_SECRET;
import static dev.switchboard.Marks.APP_SECRET;
import static dev.switchboard.Marks.GRAPH_TOKEN;
import static dev.switchboard.Marks.INCOMING_ID;
import static dev.switchboard.Marks.NAME;
import static dev.switchboard.Marks.NEW_SECRET;
import static dev.switchboard.Marks.PHONE;
import static dev.switchboard.Marks.SCOPED_ID;
import static dev.switchboard.Marks.SEARCH;
import static dev.switchboard.Marks.SENT_ID;
import static dev.switchboard.Marks.TEXT;
import static dev.switchboard.Marks.VERIFY_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends marked values down every path there is, at the most talkative level, and looks for them in the log. */
class LogPrivacyTest {
    @TempDir
    Path data;

    private final WireMockServer agent = new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").globalTemplating(true));
    private LogCapture log;
    private int messages;

    @BeforeEach
    void open() {
        log = new LogCapture(Level.TRACE);
        agent.start();
    }

    @AfterEach
    void close() {
        agent.stop();
        log.close();
    }

    @Test
    void nothing_of_a_customer_and_no_secret_is_ever_logged() throws SQLException {
        try (Service service = new Service(
                data,
                List.of(Marks.user(agent.url("/bot?password=" + AGENT_PASSWORD))),
                Map.of("store.busy_timeout_ms", "50", "queue.retry_max_s", "1"))) {
            agents(service);
            webhooks(service);
            deliveries(service);
            poison(service);
            reads(service);
            changes(service);
            storeAway(service);
            circuits(service);
        }
        assertThat(log.lines())
                .extracting(line -> line.path("event").asText())
                .contains("webhook.taken", "webhook.refused", "relay.attempted", "delivery.attempted", "queue.dead")
                .contains("gate.paused", "outbound.circuit_changed", "intake.event_failed", "http.store_unavailable")
                .contains("agent.answer_fields_ignored", "http.answered", "service.started", "service.stopped");
        Marks.assertAbsent(log);
    }

    /** What the agent makes of a message that holds that word. */
    private void agentSays(String word, ResponseDefinitionBuilder answer) {
        agent.stubFor(any(anyUrl())
                .withRequestBody(matchingJsonPath("$.messages[0].text", containing(word)))
                .willReturn(answer));
    }

    private void ask(Service service, String word, ResponseDefinitionBuilder answer) {
        int before = log.lines("relay.attempted").size();
        agentSays(word, answer);
        write(service, word);
        Service.await().until(() -> log.lines("relay.attempted").size() > before);
    }

    private static void graphSays(Service service, String word, ResponseDefinitionBuilder answer) {
        service.graph.stubFor(any(anyUrl()).withRequestBody(containing(word)).willReturn(answer));
    }

    private void write(Service service, String word) {
        String text = TEXT + " " + word;
        String message = WhatsAppBody.textMessage(PHONE, INCOMING_ID + ++messages, text);
        post(service, change(message));
    }

    private static String change(String message) {
        return WhatsAppBody.body(List.of(WhatsAppBody.change(WhatsAppBody.NUMBER, List.of(message), List.of())))
                .replace("Asha", NAME);
    }

    private static int post(Service service, String body) {
        return service.post("whatsapp", APP_SECRET, body).statusCode();
    }

    private void awaitLine(String event, String field, String value) {
        Service.await()
                .until(() -> log.lines(event).stream()
                        .anyMatch(line -> line.path(field).asText().equals(value)));
    }

    /** It replies with what it was asked, unless told otherwise. */
    private void agents(Service service) {
        agent.stubFor(any(anyUrl())
                .willReturn(aResponse().withBody("{\"text\":\"{{jsonPath request.body '$.messages[0].text'}}\"}")));
        for (int i = 0; i < 5; i++) {
            deliver(service, "well", "accepted", accepted());
        }
        ask(service, "refused", jsonResponse("{\"why\":\"" + TEXT + " " + PHONE + "\"}", 422));
        ask(service, "rubbish", aResponse().withBody("<p>" + TEXT + " " + PHONE));
        ask(service, "wrong", aResponse().withBody("{\"messages\":[{\"type\":\"" + TEXT + "\",\"" + PHONE + "\":1}]}"));
        ask(service, "strange", okJson("{\"" + TEXT + "\":\"" + PHONE + "\",\"" + PHONE + "\":1}"));
        awaitLine("agent.answer_fields_ignored", "agent", "bot");
        Service.await().until(() -> log.lines("queue.dead").size() >= 2);
    }

    private static ResponseDefinitionBuilder accepted() {
        return okJson("""
                {"contacts":[{"input":"%s","wa_id":"%s"}],"messages":[{"id":"%s{{randomValue length=9}}"}]}""".formatted(PHONE, PHONE, SENT_ID));
    }

    private void webhooks(Service service) {
        String good = change(WhatsAppBody.textMessage(PHONE, INCOMING_ID, TEXT));
        assertThat(service.post(good, "sha256=" + APP_SECRET).statusCode()).isEqualTo(401);
        assertThat(service.post(good, null).statusCode()).isEqualTo(401);
        for (String odd : List.of(
                TEXT + PHONE,
                "{\"" + TEXT + "\":",
                "[\"" + PHONE + "\"]",
                good.replace("whatsapp_business_account", TEXT),
                good.replace(WhatsAppBody.NUMBER, "5" + PHONE),
                good.replace("\"text\":{", "\"" + TEXT + "\":{")
                        .replace("\"type\":\"text\"", "\"type\":\"" + TEXT + "\""),
                good.replace("\"from\":\"" + PHONE + "\"", "\"from_user_id\":\"" + SCOPED_ID + "\""),
                good.replace("\"messages\":[", "\"messages\":[\"" + TEXT + "\","),
                status("delivered", "[]"),
                status(
                        "failed",
                        "[{\"code\":131026,\"title\":\"%s\",\"error_data\":{\"details\":\"%s\"}}]"
                                .formatted(TEXT, PHONE)),
                status(TEXT, "[]"))) {
            assertThat(post(service, odd)).as(odd).isEqualTo(200);
        }
        service.get(
                "/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=" + VERIFY_TOKEN + "&hub.challenge=" + PHONE);
        service.get("/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=no" + VERIFY_TOKEN + "&hub.challenge=1");
    }

    private static String status(String status, String errors) {
        String json = WhatsAppBody.status(SENT_ID + "123456789", status, "out-x")
                .replace("\"recipient_id\"", "\"errors\":" + errors + ",\"recipient_id\"");
        return WhatsAppBody.body(List.of(WhatsAppBody.change(WhatsAppBody.NUMBER, List.of(), List.of(json))));
    }

    private void deliveries(Service service) {
        deliver(service, "rejected", "rejected", error(131026, 400));
        deliver(service, "uncertain", "uncertain", aResponse().withStatus(502).withBody(TEXT + PHONE + GRAPH_TOKEN));
        deliver(service, "unheard", "uncertain", error(999_999, 500));
        deliver(service, "reset", "uncertain", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        deliver(service, "slower", "throttled", error(131056, 400));
        graphSays(service, "slower", okJson("{\"messages\":[{\"id\":\"" + SENT_ID + "slower\"}]}"));
        deliver(service, "blocked", "account_blocked", error(190, 401));
    }

    private void deliver(Service service, String word, String outcome, ResponseDefinitionBuilder answer) {
        int before = attempts(outcome);
        graphSays(service, word, answer);
        write(service, word);
        Service.await().until(() -> attempts(outcome) > before);
    }

    private int attempts(String outcome) {
        return (int) log.lines("delivery.attempted").stream()
                .filter(line -> line.get("outcome").asText().equals(outcome))
                .count();
    }

    private static ResponseDefinitionBuilder error(int code, int status) {
        return jsonResponse(
                "{\"error\":{\"code\":%d,\"message\":\"%s\",\"error_user_msg\":\"%s\",\"error_data\":{\"details\":\"to %s with %s\"}}}"
                        .formatted(code, TEXT, NAME, PHONE, GRAPH_TOKEN),
                status);
    }

    /** The store refuses a message in the words of that message. */
    private void poison(Service service) throws SQLException {
        sql("CREATE TRIGGER poison BEFORE INSERT ON messages WHEN NEW.text LIKE '%poison%'"
                + " BEGIN SELECT RAISE(ABORT, NEW.text); END");
        write(service, "poison");
        sql("DROP TRIGGER poison");
    }

    private void sql(String statement) throws SQLException {
        try (Connection store = connect();
                Statement run = store.createStatement()) {
            run.execute(statement);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("switchboard.db"));
    }

    private static void reads(Service service) {
        String text = URLEncoder.encode(TEXT, StandardCharsets.UTF_8);
        for (String path : List.of(
                "/users/demo/leads",
                "/users/demo/leads?search=" + text,
                "/users/demo/leads?search=" + SEARCH,
                "/users/demo/leads?status=" + text + "&limit=" + PHONE + "&sort=" + text,
                "/users/demo/leads?from_date=" + text + "&page=" + PHONE,
                "/users/demo/leads?cursor=" + text,
                "/users/demo/leads/" + PHONE,
                "/users/demo/leads/" + PHONE + "/messages?sender=" + text + "&conversation_id=" + PHONE,
                "/users/demo/leads/%2B" + PHONE + "/messages",
                "/users/" + PHONE + "/leads/" + PHONE,
                "/users/demo/leads/0" + PHONE,
                "/users/demo/dead-letters",
                "/users/demo/parked",
                "/users/demo/unrecognized",
                "/nowhere/" + PHONE + "?" + text,
                "/users/demo/agents/" + text)) {
            service.get(path);
        }
        service.call("DELETE", "/users/demo/leads/" + PHONE, TEXT);
        service.call(PHONE, "/users/demo/leads/" + PHONE, "");
    }

    private static void changes(Service service) {
        String agents = "/users/demo/agents/";
        service.call("PUT", agents + "new", agentBody("https://bot.example/?k=" + AGENT_PASSWORD, NEW_SECRET));
        service.call("PUT", agents + "new", agentBody("ftp://" + AGENT_PASSWORD + "@bot.example", NEW_SECRET));
        service.call("PUT", agents + URLEncoder.encode(TEXT, StandardCharsets.UTF_8), "{\"kind\":\"" + TEXT + "\"}");
        service.call("PUT", agents + "new", "{\"" + NEW_SECRET + "\":" + PHONE + "," + TEXT);
        service.call("DELETE", agents + "new", "");
        service.call("POST", "/users/demo/api-keys", "{\"name\":\"" + NAME + "\",\"scopes\":[\"" + TEXT + "\"]}");
        service.call("POST", "/users/demo/api-keys", "{\"name\":\"" + NAME + "\",\"scopes\":[\"read\"]}");
        service.call("POST", "/users/demo/api-keys", TEXT.repeat(200_000));
    }

    private static String agentBody(String url, String secret) {
        return "{\"kind\":\"http\",\"url\":\"%s\",\"secret\":\"%s\"}".formatted(url, secret);
    }

    private void storeAway(Service service) throws SQLException {
        String body = change(WhatsAppBody.textMessage(PHONE, INCOMING_ID + "away", TEXT));
        try (Connection store = connect();
                Statement lock = store.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");
            assertThat(post(service, body)).isEqualTo(503);
            lock.execute("ROLLBACK");
        }
    }

    /** Last, because nobody is asked after it. */
    private void circuits(Service service) {
        agentSays("down", aResponse().withStatus(500).withBody(TEXT + PHONE + AGENT_SECRET));
        write(service, "down");
        awaitLine("outbound.circuit_changed", "to", "open");
        Service.await().until(() -> log.lines("gate.paused").size() >= 2);
    }
}
