package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps one visitor from what another says, and the server from what anybody sends it. */
class WebchatGuardTest {
    private static final String SITE = "demo-site";

    @TempDir
    static Path data;

    private static Service service;

    @BeforeAll
    static void open() {
        service = new Service(
                data,
                Map.of(
                        "webchat.sessions_per_address", "0",
                        "webchat.messages_per_address", "0",
                        "webchat.streams_per_session", "3",
                        "webchat.heartbeat_s", "1"));
    }

    @AfterAll
    static void close() {
        service.close();
    }

    /** A service of a test's own. */
    private static Service another(String name, Map<String, String> settings) {
        return new Service(data.resolve(name), settings);
    }

    private Visitor visitor() {
        return new Visitor(service.address(), SITE);
    }

    private static String identity(String id) {
        return "{\"identity\": {\"id\": \"" + id + "\", \"hash\": \""
                + Signed.header("sandbox-site-secret", id.getBytes(StandardCharsets.UTF_8))
                        .substring(7) + "\"}}";
    }

    private static String code(HttpResponse<String> response) {
        return Visitor.json(response).path("code").asText();
    }

    /** Another browser that has a copy of what this one has now. */
    private Visitor copyOf(Visitor visitor) {
        Visitor copy = visitor();
        copy.sessionId = visitor.sessionId;
        copy.token = visitor.token;
        return copy;
    }

    @Test
    void a_strangers_token_opens_nothing_once_the_stranger_has_become_somebody_known() {
        String name = "a-strangers-";
        Visitor phone = visitor().begun();
        phone.begin(identity(name));
        phone.say("m1", "from my phone");

        Visitor shared = visitor().begun();
        shared.say("m1", "before I signed in");
        Visitor before = copyOf(shared);
        try (Visitor.Stream stream = before.listen()) {
            shared.begin(identity(name));
            shared.say("m2", "private");
            Service.await().until(stream::isOver);
            assertThat(stream.texts()).doesNotContain("private", "from my phone");
        }
        List.of("/messages", "/events")
                .forEach(path -> assertThat(code(before.get(path))).as(path).isEqualTo("token_invalid"));
        assertThat(before.say("m3", "it is me").statusCode()).isEqualTo(401);
        assertThat(before.post("/sessions", "{}").statusCode()).isEqualTo(401);
        assertThat(before.post("/end", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_from_before_the_first_sign_in_opens_nothing_after_it() {
        String name = "a-token-from";
        Visitor shared = visitor().begun();
        Visitor before = copyOf(shared);
        try (Visitor.Stream stream = before.listen()) {
            shared.begin(identity(name));
            shared.say("m1", "private");
            Service.await().until(stream::isOver);
            assertThat(stream.texts()).doesNotContain("private");
        }
        assertThat(shared.sessionId).isEqualTo(before.sessionId);
        assertThat(code(before.get("/messages"))).isEqualTo("token_invalid");
        assertThat(before.post("/sessions", "{}").statusCode()).isEqualTo(401);
        shared.begin("{}");
        assertThat(shared.texts()).contains("private");
    }

    @Test
    void two_known_visitors_are_never_made_one_by_a_strangers_token_that_both_had() {
        Visitor first = visitor().begun();
        first.begin(identity("u1"));
        first.say("m1", "of u1");
        Visitor second = visitor().begun();
        second.begin(identity("u2"));
        second.say("m1", "of u2");

        Visitor shared = visitor().begun();
        shared.say("m1", "before");
        Visitor copy = copyOf(shared);
        shared.begin(identity("u1"));
        copy.begin(identity("u2"));
        assertThat(copy.sessionId).isEqualTo(second.sessionId);
        assertThat(copy.texts()).doesNotContain("of u1", "before");
        assertThat(first.texts()).doesNotContain("of u2");
        assertThat(lead(first)).isEqualTo(first.sessionId);
        assertThat(lead(second)).isEqualTo(second.sessionId);
    }

    /** What the lead that goes by a session is called. */
    private static String lead(Visitor visitor) {
        return service.json("/users/demo/leads/" + visitor.sessionId)
                .at("/data/customer_phone")
                .asText();
    }

    @Test
    void signing_in_again_after_a_lost_answer_is_the_same_as_once() {
        Visitor known = visitor().begun();
        known.begin(identity("lost"));
        known.say("m1", "old");
        Visitor visitor = visitor().begun();
        visitor.say("m1", "new");
        Visitor again = copyOf(visitor);
        visitor.begin(identity("lost"));
        again.begin(identity("lost"));
        assertThat(again.sessionId).isEqualTo(known.sessionId);
        assertThat(again.texts()).contains("new");
        assertThat(again.say("m1", "new").statusCode()).isEqualTo(200);
    }

    @Test
    void an_erased_visitor_reads_no_more() {
        Visitor visitor = visitor().begun();
        visitor.say("m1", "Hello");
        service.call("DELETE", "/users/demo/leads/" + visitor.sessionId + "?erase=true", "");
        assertThat(code(visitor.get("/messages"))).isEqualTo("token_invalid");
        assertThat(code(visitor.get("/events"))).isEqualTo("token_invalid");
    }

    @Test
    void half_of_a_character_is_no_fault_of_ours_wherever_it_stands() {
        Visitor visitor = visitor().begun();
        String half = "\\ud83d";
        for (String body : List.of(
                "{\"client_message_id\":\"a\",\"text\":\"x" + half + "\",\"content\":{\"choice\":{\"id\":\"" + half
                        + "\",\"message_id\":\"" + half + "\"}}}",
                "{\"client_message_id\":\"b\",\"text\":\"\\u0000x\",\"content\":{\"choice\":{\"id\":\"\\u0000\"}}}")) {
            assertThat(visitor.post("/messages", body).statusCode()).isEqualTo(201);
        }
        visitor.post("/end", "{}");
        assertThat(visitor.post("/rating", "{\"rating\":3,\"feedback\":\"" + half + "\"}")
                        .statusCode())
                .isEqualTo(204);
        Visitor odd = visitor();
        assertThat(odd.post(
                                "/sessions",
                                "{\"page\":\"" + half + "\",\"referrer\":\"" + "x".repeat(1999)
                                        + "\\ud83d\\ude00\",\"locale\":\"\\u0000\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void nobody_keeps_the_store_busy_by_changing_their_mind() {
        Visitor visitor = visitor().begun();
        visitor.say("m1", "x");
        List<HttpResponse<String>> answers = IntStream.range(0, 80)
                .mapToObj(i -> visitor.post("/rating", "{\"rating\": " + (1 + i % 5) + "}"))
                .filter(answer -> answer.statusCode() != 204)
                .toList();
        assertThat(answers).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(code(answer)).isEqualTo("rate_limited");
        });
    }

    @Test
    void every_answer_of_every_route_is_for_the_sites_own_pages_only() {
        service.call("PUT", "/users/demo/sites/strict", "{\"origins\": [\"https://shop.example\"]}");
        Visitor visitor = new Visitor(service.address(), "strict").begun();
        List<String> calls = List.of(
                "GET /settings",
                "HEAD /settings",
                "POST /sessions",
                "GET /messages",
                "HEAD /messages",
                "POST /messages",
                "GET /messages?after=x",
                "HEAD /events",
                "POST /read",
                "POST /typing",
                "POST /rating",
                "POST /end",
                "OPTIONS /settings",
                "OPTIONS /sessions",
                "OPTIONS /messages",
                "OPTIONS /events",
                "OPTIONS /read",
                "OPTIONS /typing",
                "OPTIONS /rating",
                "OPTIONS /end");
        for (String call : calls) {
            for (String body : List.of("{}", "{")) {
                HttpResponse<String> own = call(visitor, call, Visitor.ORIGIN, body);
                assertThat(own.headers().allValues("Access-Control-Allow-Origin"))
                        .as(call)
                        .containsExactly(Visitor.ORIGIN);
                assertThat(own.headers().firstValue("Vary").orElse("")).as(call).contains("Origin");
                assertThat(own.headers().firstValue("Access-Control-Allow-Credentials"))
                        .as(call)
                        .isEmpty();
                for (String other : List.of(
                        "https://evil.example", "null", "https://shop.example.evil.example", "http://shop.example")) {
                    HttpResponse<String> refused = call(visitor, call, other, body);
                    assertThat(refused.statusCode()).as(call).isEqualTo(403);
                    assertThat(refused.headers().map().keySet())
                            .as(call)
                            .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
                }
            }
        }
    }

    private static HttpResponse<String> call(Visitor visitor, String call, String origin, String body) {
        String[] parts = call.split(" ");
        return Visitor.send(visitor.request(parts[1])
                .setHeader("Origin", origin)
                .method(parts[0], parts[0].equals("POST") ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
                .build());
    }

    @Test
    void a_number_that_is_far_too_large_is_no_rating() {
        Visitor visitor = visitor().begun();
        visitor.say("m1", "x");
        assertThat(visitor.post("/rating", "{\"rating\": 18446744073709551617}").statusCode())
                .isEqualTo(400);
        assertThat(visitor.post("/read", "{\"sequence_no\": 18446744073709551617}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_a_client_writes_of_its_address_opens_no_way_around_the_limits() {
        try (Service own = another(
                "limits", Map.of("server.trusted_proxies", "127.0.0.1/32", "webchat.sessions_per_address", "2"))) {
            assertThat(IntStream.range(0, 3).mapToObj(i -> beginFrom(own, "198.51.100." + i, "203.0.113.5")))
                    .containsExactly(201, 201, 429);
            assertThat(IntStream.range(0, 3).mapToObj(i -> beginFrom(own, "198.51.100." + i, "2001:db8::" + i)))
                    .containsExactly(201, 201, 429);
        }
    }

    private static int beginFrom(Service service, String said, String told) {
        return Visitor.send(new Visitor(service.address(), SITE)
                        .request("/sessions")
                        .header("X-Forwarded-For", said)
                        .header("X-Forwarded-For", told)
                        .POST(BodyPublishers.ofString("{}"))
                        .build())
                .statusCode();
    }

    @Test
    void a_call_without_a_body_is_one_that_says_nothing() {
        Visitor visitor = visitor().begun();
        HttpRequest empty = visitor.request("/end")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.noBody()))
                .build();
        assertThat(Visitor.send(empty).statusCode()).isEqualTo(204);
    }
}
