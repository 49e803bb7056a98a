package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.agent.AgentResult;
import dev.switchboard.message.Content;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients ask for without a stream or a page, and what is kept of them. */
class WebchatReadsTest {
    private static final String SITE = "demo-site";
    private static final String BROWSER = "Odd/1.0 " + "x".repeat(900);

    @TempDir
    Path data;

    private Service service(Map<String, String> settings) {
        return new Service(data, settings);
    }

    private static Visitor visitor(Service service) {
        return new Visitor(service.address(), SITE).begun();
    }

    /** As {@code curl} asks, and a browser for what comes from the page's own server. */
    private static HttpRequest.Builder withoutOrigin(Visitor visitor, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(visitor.base + path));
        return visitor.token.isEmpty() ? request : request.header("Authorization", "Bearer " + visitor.token);
    }

    @Test
    void a_long_transcript_is_read_on_behind_the_last_place() {
        try (Service service = service(Map.of())) {
            service.agent = (request, pieces) -> new AgentResult.Replies(
                    IntStream.range(0, 520)
                            .<Content>mapToObj(i -> new Content.Text("line " + i))
                            .toList(),
                    null,
                    null);
            Visitor visitor = visitor(service);
            visitor.say("m1", "all of it");
            Service.await().until(() -> !page(visitor, 520).path("messages").isEmpty());
            List<Long> places = new ArrayList<>();
            JsonNode page = page(visitor, 0);
            while (!page.path("messages").isEmpty()) {
                assertThat(page.path("messages").size()).isLessThanOrEqualTo(500);
                page.path("messages")
                        .forEach(message ->
                                places.add(message.path("sequence_no").asLong()));
                page = page(visitor, places.getLast());
            }
            assertThat(places)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 521).boxed().toList());
            assertThat(page.path("conversation_id").asText()).isNotEmpty();
            assertThat(visitor.get("/messages?after=-1").statusCode()).isEqualTo(400);
            assertThat(page(visitor, Integer.MAX_VALUE).path("messages")).isEmpty();
        }
    }

    private static JsonNode page(Visitor visitor, long after) {
        return Visitor.json(visitor.get("/messages?after=" + after));
    }

    @Test
    void without_an_origin_nobody_begins_a_session_but_one_goes_on() {
        try (Service service = service(Map.of())) {
            Visitor visitor = visitor(service);
            HttpResponse<String> refused = Visitor.send(withoutOrigin(visitor, "/sessions")
                    .POST(BodyPublishers.ofString("{}"))
                    .build());
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(Visitor.json(refused).path("code").asText()).isEqualTo("origin_not_allowed");
            HttpResponse<String> said = Visitor.send(withoutOrigin(visitor, "/messages")
                    .POST(BodyPublishers.ofString("{\"client_message_id\":\"m1\",\"text\":\"hi\"}"))
                    .build());
            assertThat(said.statusCode()).isEqualTo(201);
            for (String path : List.of("/settings", "/messages")) {
                HttpResponse<String> read =
                        Visitor.send(withoutOrigin(visitor, path).build());
                assertThat(read.statusCode()).as(path).isEqualTo(200);
                assertThat(read.headers().firstValue("Access-Control-Allow-Origin"))
                        .as(path)
                        .isEmpty();
            }
        }
    }

    @Test
    void only_the_settings_of_a_site_that_is_there_are_kept_by_anybody() {
        try (Service service = service(Map.of())) {
            Visitor visitor = visitor(service);
            assertThat(visitor.get("/settings").headers().allValues("Cache-Control"))
                    .containsExactly("public, max-age=300");
            assertThat(visitor.get("/settings").headers().firstValue("Vary").orElse(""))
                    .contains("Origin");
            assertThat(visitor.get("/messages").headers().allValues("Cache-Control"))
                    .containsExactly("no-store");
            HttpResponse<String> unknown = new Visitor(service.address(), "no-site").get("/settings");
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.headers().firstValue("Cache-Control").orElse("")).doesNotContain("max-age");
            service.call("PUT", "/users/demo/sites/strict", "{\"origins\": [\"https://shop.example\"]}");
            HttpResponse<String> foreign = Visitor.send(new Visitor(service.address(), "strict")
                    .request("/settings")
                    .setHeader("Origin", "https://evil.example")
                    .build());
            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(foreign.headers().firstValue("Cache-Control").orElse("")).doesNotContain("max-age");
        }
    }

    @Test
    void address_and_browser_of_a_visitor_are_not_kept() {
        try (Service service = service(Map.of())) {
            sayAsABrowser(service);
            assertThat(kept("Odd/1.0")).isZero();
            assertThat(kept("127.0.0.1")).isZero();
        }
    }

    @Test
    void they_are_where_the_installation_wants_them_beside_the_message_and_in_no_answer() {
        try (Service service = service(Map.of("webchat.keep_client", "true"))) {
            Visitor visitor = sayAsABrowser(service);
            assertThat(kept("\"client\":{\"address\":\"127.0.0.1\",\"user_agent\":\"" + BROWSER.substring(0, 500)
                            + "\"}"))
                    .isOne();
            for (String path : List.of("", "/messages")) {
                assertThat(service.get("/users/demo/leads/" + visitor.sessionId + path)
                                .body())
                        .doesNotContain("127.0.0.1", "Odd/1.0");
            }
            assertThat(visitor.get("/messages").body()).doesNotContain("127.0.0.1", "Odd/1.0");
        }
    }

    private static Visitor sayAsABrowser(Service service) {
        Visitor visitor = visitor(service);
        HttpResponse<String> said = Visitor.send(visitor.request("/messages")
                .setHeader("User-Agent", BROWSER)
                .POST(BodyPublishers.ofString("{\"client_message_id\":\"m1\",\"text\":\"hi\"}"))
                .build());
        assertThat(said.statusCode()).isEqualTo(201);
        return visitor;
    }

    private long kept(String words) {
        return new StoreFile(data).number("SELECT COUNT(*) FROM raw_events WHERE INSTR(payload, '" + words + "') > 0");
    }
}
