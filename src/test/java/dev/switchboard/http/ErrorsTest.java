package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.store.StoreUnavailableException;
import io.javalin.http.HttpStatus;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorsTest {
    private Api api;

    @BeforeAll
    void serve() {
        api = Api.of(routes -> routes.get("/users/{id}/leads", ctx -> Envelope.ok(ctx, "x"), Access.PUBLIC)
                .post("/json", ctx -> Envelope.ok(ctx, Bodies.json(ctx, Map.class, 1000)), Access.PUBLIC)
                .post("/class", ctx -> Envelope.ok(ctx, ctx.bodyAsClass(Map.class)), Access.PUBLIC)
                .post("/bytes", ctx -> Envelope.ok(ctx, ctx.bodyAsBytes().length), Access.PUBLIC)
                .get(
                        "/store",
                        ctx -> {
                            throw new StoreUnavailableException("disk full", null);
                        },
                        Access.PUBLIC)
                .get(
                        "/worded",
                        ctx -> {
                            ErrorCodes.use(ctx, status -> status == HttpStatus.SERVICE_UNAVAILABLE ? "later" : null);
                            throw ctx.queryParam("bug") == null
                                    ? new StoreUnavailableException("disk full", null)
                                    : new IllegalStateException("secret words");
                        },
                        Access.PUBLIC)
                .get(
                        "/bug",
                        ctx -> {
                            throw new IllegalStateException("secret words");
                        },
                        Access.PUBLIC)
                .get(
                        "/error",
                        ctx -> {
                            throw new AssertionError("secret words");
                        },
                        Access.PUBLIC)
                .get(
                        "/conflict",
                        ctx -> {
                            throw ApiException.conflict("taken by another lead");
                        },
                        Access.PUBLIC));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void an_unknown_address_is_404() {
        expect(api.get("/nowhere"), 404, "Not Found", "There is nothing at this address");
        expect(api.get("/users//leads"), 404, "Not Found", "There is nothing at this address");
    }

    @Test
    void a_wrong_method_is_405_and_names_the_right_ones() {
        HttpResponse<String> response = api.send(api.request("/users/u/leads").DELETE());

        expect(response, 405, "Method Not Allowed", "This address does not take DELETE");
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    }

    @Test
    void a_made_up_method_is_refused_in_the_same_shape() {
        HttpResponse<String> response = api.send(api.request("/users/u/leads").method("BREW", BodyPublishers.noBody()));

        expect(response, 405, "Method Not Allowed", "This address does not take BREW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/json", "/class"})
    void a_body_that_is_no_json_is_400(String path) {
        for (String body : new String[] {"{", "", "not json", "[1]", "{} x", "{\"a\":1"}) {
            HttpResponse<String> response = api.send(api.request(path).POST(BodyPublishers.ofString(body)));

            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertShape(Api.tree(response.body()), "Bad Request");
        }
    }

    @Test
    void null_is_no_body() {
        HttpResponse<String> response = api.send(api.request("/json").POST(BodyPublishers.ofString("null")));

        expect(response, 400, "Bad Request", "The body must not be null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/json", "/bytes"})
    void a_body_that_is_too_large_is_413(String path) {
        HttpResponse<String> response =
                api.send(api.request(path).POST(BodyPublishers.ofString("\"" + "x".repeat(1000) + "\"")));

        assertThat(response.statusCode()).isEqualTo(413);
        assertShape(Api.tree(response.body()), "Content Too Large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/json", "/bytes"})
    void a_chunked_body_that_is_too_large_is_413(String path) {
        String answer = api.raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                + "Connection: close\r\n\r\n7d0\r\n" + "x".repeat(2000) + "\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413");
        assertShape(Api.body(answer), "Content Too Large");
    }

    @Test
    void a_content_length_that_promises_too_much_is_413_before_the_body_comes() {
        String answer = api.raw(
                "POST /json HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n" + "Connection: close\r\n\r\nx");

        assertThat(answer).startsWith("HTTP/1.1 413");
        assertShape(Api.body(answer), "Content Too Large");
    }

    @Test
    void a_content_length_that_promises_too_little_cuts_the_body_there() {
        String answer = api.raw("POST /json HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                + "x".repeat(5000));

        assertThat(answer).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_broken_chunk_is_400() {
        String answer = api.raw("POST /json HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                + "Connection: close\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertShape(Api.body(answer), "Bad Request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/%zz/leads",
                "/users/%/leads",
                "/users/%4/leads",
                "/users/a%00b/leads",
                "/users/%c3%28/leads",
                "/users/%ff/leads",
                "/users/%u0041/leads",
                "/users/u/leads?search=%zz",
                "/users/u/leads?search=%00",
                "/users/u/leads?search=%ff",
                "/users/u/leads?%zz=1",
                "/users/%c0%80/leads",
                "/users/\u00ff/leads",
                "/users/u/leads?search=%",
                "/../../users",
                "/users/a\u0000b/leads",
                "users",
                "/users/%ed%a0%80/leads"
            })
    void a_malformed_address_is_400_in_our_own_shape(String target) {
        String answer = api.rawGet(target);

        assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("X-Correlation-Id: ");
        assertShape(Api.body(answer), "Bad Request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET /\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET / HTTP/3.7\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n",
                "G\u0001T / HTTP/1.1\r\nHost: x\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            })
    void what_the_web_server_refuses_has_our_shape(String request) {
        String answer = api.raw(request);

        assertThat(answer).matches("(?s)HTTP/1.1 (4..|505) .*").doesNotContain("<h");
        assertThat(Api.body(answer).fieldNames())
                .toIterable()
                .containsExactly("error", "message", "timestamp", "correlationId");
    }

    @Test
    void an_address_that_is_too_long_is_414() {
        String answer = api.rawGet("/users/" + "x".repeat(20_000));

        assertThat(answer).startsWith("HTTP/1.1 414");
        assertShape(Api.body(answer), "URI Too Long");
    }

    @Test
    void headers_that_are_too_large_are_431() {
        String answer = api.raw("GET / HTTP/1.1\r\nHost: x\r\nX-Big: " + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431");
        assertShape(Api.body(answer), "Request Header Fields Too Large");
    }

    @Test
    void a_store_that_cannot_be_used_is_503_with_retry_after() {
        HttpResponse<String> response = api.get("/store");

        expect(response, 503, "Service Unavailable", "The store cannot take this now, try again");
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void routes_may_have_words_for_what_goes_wrong() {
        assertThat(Api.tree(api.get("/worded").body()).path("code").asText()).isEqualTo("later");
        assertThat(api.get("/worded").headers().firstValue("Retry-After")).contains("2");
        expect(api.get("/worded?bug"), 500, "Internal Server Error", "Something went wrong on our side");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bug", "/error"})
    void a_bug_is_500_and_tells_nothing(String path) {
        HttpResponse<String> response = api.get(path, "X-Correlation-Id", "abc");

        expect(response, 500, "Internal Server Error", "Something went wrong on our side");
        assertThat(Api.tree(response.body()).get("correlationId").asText()).isEqualTo("abc");
    }

    @Test
    void a_bug_is_logged_once_by_where_it_happened_and_not_in_its_words() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                event.prepareForDeferredProcessing();
                super.append(event);
            }
        };
        Logger ours = (Logger) LoggerFactory.getLogger("dev.switchboard.http");
        lines.start();
        ours.addAppender(lines);
        try {
            api.get("/bug?search=918979556941", "X-Correlation-Id", "abc");
        } finally {
            ours.detachAppender(lines);
        }

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage()).contains("correlation_id=abc", "route=/bug");
            assertThat(line.getMDCPropertyMap()).containsEntry("correlation_id", "abc");
            assertThat(ThrowableProxyUtil.asString(line.getThrowableProxy()))
                    .contains("IllegalStateException", "ErrorsTest")
                    .doesNotContain("secret words");
        });
    }

    @Test
    void an_error_of_the_caller_keeps_its_words() {
        expect(api.get("/conflict"), 409, "Conflict", "taken by another lead");
    }

    private static void expect(HttpResponse<String> response, int status, String error, String message) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertShape(Api.tree(response.body()), error);
        assertThat(Api.tree(response.body()).get("message").asText()).isEqualTo(message);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    private static void assertShape(JsonNode json, String error) {
        assertThat(json.fieldNames()).toIterable().containsExactly("error", "message", "timestamp", "correlationId");
        assertThat(json.get("error").asText()).isEqualTo(error);
        assertThat(json.get("timestamp").asText()).isEqualTo("2025-12-12T20:55:31.163Z");
        assertThat(json.get("correlationId").asText()).isNotEmpty();
    }
}
