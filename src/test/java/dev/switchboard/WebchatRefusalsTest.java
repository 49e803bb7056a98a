package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.switchboard.http.OpenApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a visitor is told when it does not go on. Time stands still: what was used of a limit does not come back. */
class WebchatRefusalsTest {
    @TempDir
    static Path data;

    private static WebchatHouse house;

    @BeforeAll
    static void open() {
        house = another("all", Map.of());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_visitor_who_writes_too_fast_waits() {
        Visitor visitor = house.visitor().begun();
        IntStream.range(0, 20)
                .forEach(i -> assertThat(visitor.say("m" + i, "x").statusCode()).isEqualTo(201));
        assertTooFast(visitor.say("m20", "x"));
        assertThat(visitor.say("m3", "x").statusCode()).isEqualTo(200);
    }

    /** Refused for a while, in the way that is documented. */
    private static void assertTooFast(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(WebchatHouse.code(answer)).isEqualTo("rate_limited");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        OpenApi.document().require(answer.request().method(), answer.uri().getRawPath(), answer);
    }

    @Test
    void who_renews_a_session_too_often_waits_and_nobody_else_does() {
        Visitor visitor = house.visitor().begun();
        IntStream.range(0, 10)
                .forEach(i ->
                        assertThat(visitor.post("/sessions", "{}").statusCode()).isEqualTo(200));
        assertTooFast(visitor.post("/sessions", "{}"));
        assertTooFast(visitor.post("/sessions", WebchatHouse.identity("hasty")));
        assertThat(visitor.say("m1", "x").statusCode()).isEqualTo(201);
        assertThat(house.visitor().begun().post("/sessions", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void who_starts_streams_too_often_waits_and_nobody_else_does() {
        Visitor visitor = house.visitor().begun();
        IntStream.range(0, 60).forEach(i -> assertThat(look(visitor)).isEqualTo(200));
        assertTooFast(visitor.get("/events"));
        assertThat(look(house.visitor().begun())).isEqualTo(200);
    }

    /** Asks for a stream of which nothing is run. */
    private static int look(Visitor visitor) {
        return Visitor.send(visitor.request("/events").HEAD().build()).statusCode();
    }

    @Test
    void one_address_has_its_limits_however_many_visitors_come_from_it() {
        try (WebchatHouse own = another(
                "address", Map.of("webchat.renewals_per_address", "3", "webchat.stream_starts_per_address", "3"))) {
            List<Visitor> visitors =
                    IntStream.range(0, 4).mapToObj(i -> own.visitor().begun()).toList();
            assertThat(visitors.stream()
                            .map(visitor -> visitor.post("/sessions", "{}").statusCode()))
                    .containsExactly(200, 200, 200, 429);
            assertThat(visitors.stream().map(WebchatRefusalsTest::look)).containsExactly(200, 200, 200, 429);
        }
    }

    @Test
    void a_message_that_is_too_long_is_refused_and_says_so() {
        Visitor visitor = house.visitor().begun();
        assertThat(visitor.say("ok", "😀".repeat(4000)).statusCode()).isEqualTo(201);
        HttpResponse<String> refused = visitor.say("no", "x".repeat(4001));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(WebchatHouse.code(refused)).isEqualTo("too_long");
    }

    @Test
    void nobody_keeps_the_store_busy_by_changing_their_mind() {
        Visitor visitor = house.visitor().begun();
        visitor.say("m1", "x");
        List<HttpResponse<String>> answers = IntStream.range(0, 80)
                .mapToObj(i -> visitor.post("/rating", "{\"rating\": " + (1 + i % 5) + "}"))
                .filter(answer -> answer.statusCode() != 204)
                .toList();
        assertThat(answers).isNotEmpty().allSatisfy(WebchatRefusalsTest::assertTooFast);
    }

    @Test
    void what_a_client_writes_of_its_address_opens_no_way_around_the_limits() {
        try (WebchatHouse own = another(
                "proxy", Map.of("server.trusted_proxies", "127.0.0.1/32", "webchat.sessions_per_address", "2"))) {
            assertThat(IntStream.range(0, 3).mapToObj(i -> beginFrom(own, "198.51.100." + i, "203.0.113.5")))
                    .containsExactly(201, 201, 429);
            assertThat(IntStream.range(0, 3).mapToObj(i -> beginFrom(own, "198.51.100." + i, "2001:db8::" + i)))
                    .containsExactly(201, 201, 429);
        }
    }

    /** A house of a test's own. */
    private static WebchatHouse another(String name, Map<String, String> settings) {
        return new WebchatHouse(data.resolve(name), settings, new TestClock());
    }

    private static int beginFrom(WebchatHouse own, String said, String told) {
        return Visitor.send(own.visitor()
                        .request("/sessions")
                        .header("X-Forwarded-For", said)
                        .header("X-Forwarded-For", told)
                        .POST(BodyPublishers.ofString("{}"))
                        .build())
                .statusCode();
    }

    @Test
    void a_store_that_cannot_be_written_is_told_to_the_visitor_and_to_the_operator() throws SQLException {
        Visitor visitor = house.visitor().begun();
        HttpResponse<String> refused;
        try (LogCapture log = new LogCapture(Level.INFO)) {
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("all/switchboard.db"))) {
                other.createStatement().execute("BEGIN IMMEDIATE");
                refused = visitor.say("m1", "Hello");
                other.createStatement().execute("ROLLBACK");
            }
            assertThat(log.lines("http.store_unavailable"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.path("route").asText()).isEqualTo("/webchat/{site}/messages"));
        }
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        assertThat(WebchatHouse.code(refused)).isEqualTo("unavailable");
        assertThat(house.service.get("/metrics").body().lines())
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("route=\"/webchat/{site}/messages\"")
                        && line.contains("status=\"503\""));
        assertThat(visitor.say("m1", "Hello").statusCode()).isEqualTo(201);
    }
}
