package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps other pages out, and the server from what anybody sends it. */
class WebchatGuardTest {
    @TempDir
    static Path data;

    private static WebchatHouse house;

    @BeforeAll
    static void open() {
        house = new WebchatHouse(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_page_of_another_site_is_refused_and_gets_no_word_of_it() {
        house.service.call("PUT", "/users/demo/sites/strict", "{\"origins\": [\"https://shop.example\"]}");
        Visitor visitor = house.visitor("strict");
        assertThat(visitor.post("/sessions", "{}").statusCode()).isEqualTo(201);
        HttpResponse<String> refused = Visitor.send(visitor.request("/sessions")
                .setHeader("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(WebchatHouse.code(refused)).isEqualTo("origin_not_allowed");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void every_answer_of_every_route_is_for_the_sites_own_pages_only() {
        house.service.call("PUT", "/users/demo/sites/strict", "{\"origins\": [\"https://shop.example\"]}");
        Visitor visitor = house.visitor("strict").begun();
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
    void half_of_a_character_is_no_fault_of_ours_wherever_it_stands() {
        Visitor visitor = house.visitor().begun();
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
        Visitor odd = house.visitor();
        assertThat(odd.post(
                                "/sessions",
                                "{\"page\":\"" + half + "\",\"referrer\":\"" + "x".repeat(1999)
                                        + "\\ud83d\\ude00\",\"locale\":\"\\u0000\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_number_that_is_far_too_large_is_no_rating() {
        Visitor visitor = house.visitor().begun();
        visitor.say("m1", "x");
        assertThat(visitor.post("/rating", "{\"rating\": 18446744073709551617}").statusCode())
                .isEqualTo(400);
        assertThat(visitor.post("/read", "{\"sequence_no\": 18446744073709551617}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_call_without_a_body_is_one_that_says_nothing() {
        Visitor visitor = house.visitor().begun();
        HttpRequest empty = visitor.request("/end")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.noBody()))
                .build();
        assertThat(Visitor.send(empty).statusCode()).isEqualTo(204);
    }
}
