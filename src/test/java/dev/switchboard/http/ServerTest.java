package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerTest {
    private final List<String> observed = new CopyOnWriteArrayList<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch mayFinish = new CountDownLatch(1);
    private Api api;

    @BeforeAll
    void serve() {
        api = new Api(
                List.of(routes()), (method, route, status, took) -> observed.add(method + " " + route + " " + status));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private Routes routes() {
        return routes -> routes.get("/echo/{id}", ctx -> Envelope.ok(ctx, ctx.pathParam("id")), Access.PUBLIC)
                .get("/deep/{id}/end", ctx -> Envelope.ok(ctx, ctx.pathParam("id")), Access.PUBLIC)
                .get("/mdc", ctx -> Envelope.ok(ctx, MDC.get("correlation_id")), Access.PUBLIC)
                .get("/big", ctx -> Envelope.ok(ctx, "x".repeat(1024)), Access.PUBLIC)
                .get("/small", ctx -> Envelope.ok(ctx, "x".repeat(400)), Access.PUBLIC)
                .post("/body", ctx -> Envelope.ok(ctx, Bodies.read(ctx, 5000).length), Access.PUBLIC)
                .get("/virtual", ctx -> Envelope.ok(ctx, Thread.currentThread().isVirtual()), Access.PUBLIC);
    }

    @ParameterizedTest
    @CsvSource({
        "/echo/a%2Fb, a/b",
        "/echo/a%252Fb, a%2Fb",
        "/echo/%2525, %25",
        "/echo/100%25, 100%",
        "/echo/a;b=c, a;b=c",
        "/echo/a%3Bb, a;b",
        "/echo/a%2F%2Fb, a//b",
        "/echo/%2B918979556941, +918979556941",
        "/echo/+918979556941, +918979556941",
        "/echo/a%20b, a b",
        "/echo/a%5Cb, a\\b",
        "/echo/%2E%2E, ..",
        "/echo/%C3%A4, ä",
        "/deep/a%2Fb/end, a/b",
        "/deep/a%2F/end, a/",
        "/echo/x;jsessionid=1, x;jsessionid=1"
    })
    void a_path_segment_is_decoded_once(String path, String expected) {
        String answer = api.rawGet(path);

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(Api.body(answer).get("data").asText()).isEqualTo(expected);
    }

    @Test
    void requests_run_on_virtual_threads() {
        assertThat(api.json(200, "/virtual").get("data").asBoolean()).isTrue();
    }

    @Test
    void a_success_has_the_envelope_in_order_and_times_with_milliseconds() {
        HttpResponse<String> response = api.get("/echo/1", "X-Correlation-Id", "abc");

        assertThat(response.body())
                .isEqualTo("{\"success\":true,\"data\":\"1\",\"timestamp\":\"2025-12-12T20:55:31.163Z\","
                        + "\"correlationId\":\"abc\"}");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void a_time_without_a_fraction_still_has_three_digits() {
        assertThat(Json.time(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000Z");
    }

    @Test
    void a_correlation_id_is_made_when_none_is_given() {
        HttpResponse<String> response = api.get("/echo/1");

        String id = Api.tree(response.body()).get("correlationId").asText();
        assertThat(id).matches("1765572931163-[0-9a-z]{1,9}");
        assertThat(response.headers().firstValue("X-Correlation-Id")).contains(id);
    }

    @Test
    void a_correlation_id_reaches_the_log_context() {
        assertThat(Api.tree(api.get("/mdc", "X-Correlation-Id", "abc").body())
                        .get("data")
                        .asText())
                .isEqualTo("abc");
    }

    @Test
    void an_unusable_correlation_id_is_replaced() {
        String longest = "y".repeat(128);

        assertThat(correlationOf(longest)).isEqualTo(longest);
        assertThat(correlationOf(longest + "y")).isNotEqualTo(longest + "y");
        assertThat(correlationOf("caf\u00e9")).startsWith("1765572931163-");
        assertThat(correlationOf("")).startsWith("1765572931163-");
    }

    private String correlationOf(String given) {
        String answer = api.raw(
                "GET /echo/1 HTTP/1.1\r\nHost: x\r\nX-Correlation-Id: " + given + "\r\nConnection: close\r\n\r\n");
        return Api.body(answer).get("correlationId").asText();
    }

    @Test
    void head_answers_as_get_without_a_body() {
        HttpResponse<String> head =
                api.send(api.request("/echo/1", "X-Correlation-Id", "abc").HEAD());
        HttpResponse<String> get = api.get("/echo/1", "X-Correlation-Id", "abc");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(get.headers().firstValue("Content-Length"));
        assertThat(head.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void options_names_the_methods() {
        HttpResponse<String> options = api.send(api.request("/echo/1").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.body()).isEmpty();
        assertThat(options.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    }

    @Test
    void answers_of_a_kilobyte_are_compressed_for_who_asks() throws Exception {
        HttpResponse<byte[]> big = bytes("/big", "gzip");

        assertThat(big.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(big.headers().firstValue("Vary")).contains("Accept-Encoding");
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(big.body()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).contains("x".repeat(1024));
        }
        assertThat(bytes("/small", "gzip").headers().firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(bytes("/big", "identity").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    private HttpResponse<byte[]> bytes(String path, String encoding) {
        HttpRequest.Builder request = api.request(path, "Accept-Encoding", encoding);
        return api.send(request, BodyHandlers.ofByteArray());
    }

    @Test
    void a_route_may_take_more_than_the_usual_body() {
        HttpResponse<String> response = api.send(api.request("/body").POST(BodyPublishers.ofString("x".repeat(5000))));

        assertThat(Api.tree(response.body()).get("data").asInt()).isEqualTo(5000);
    }

    @Test
    void an_observer_sees_patterns_and_no_paths() {
        api.get("/echo/918979556941");
        api.get("/nowhere/918979556941");

        assertThat(observed).contains("GET /echo/{id} 200", "GET unmatched 404");
        assertThat(observed).noneMatch(line -> line.contains("918979556941"));
    }

    @Test
    void a_route_without_access_is_refused() {
        Routes careless = routes -> routes.get("/open", ctx -> ctx.result("x"));

        assertThatThrownBy(() -> Api.of(careless))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/open");
    }

    @Test
    void stopping_lets_a_request_under_way_finish() throws Exception {
        Routes slow = routes -> routes.get(
                "/slow",
                ctx -> {
                    started.countDown();
                    mayFinish.await();
                    Envelope.ok(ctx, "done");
                },
                Access.PUBLIC);
        try (Api other = Api.of(slow)) {
            int port = other.server().port();
            CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> other.get("/slow"));
            started.await();
            CompletableFuture<Void> stop =
                    CompletableFuture.runAsync(() -> other.server().stop(Duration.ofSeconds(10)));
            await().until(() -> refusesConnections(port));
            mayFinish.countDown();

            assertThat(answer.join().body()).contains("done");
            stop.join();
        }
    }

    @Test
    void a_header_is_not_taken_for_an_earlier_one_of_the_connection_in_other_case() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", api.server().port())) {
            String first = "GET /small HTTP/1.1\r\nHost: a\r\nX-Correlation-Id: key-abc\r\n\r\n";
            String second = first.replace("key-abc", "key-ABC").replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
            socket.getOutputStream().write((first + second).getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .contains("\"correlationId\":\"key-abc\"", "\"correlationId\":\"key-ABC\"");
        }
    }

    @Test
    void a_usual_header_keeps_the_case_it_was_sent_in() throws Exception {
        Routes told = routes -> routes.get(
                "/told", ctx -> Envelope.ok(ctx, ctx.header("Content-Type") + ctx.header("Connection")), Access.PUBLIC);
        try (Api other = Api.of(told);
                Socket socket = new Socket("127.0.0.1", other.server().port())) {
            String request = "GET /told HTTP/1.1\r\nHost: a\r\nContent-Type: Text/PLAIN\r\nConnection: Close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .contains("\"Text/PLAINClose\"");
        }
    }

    private static boolean refusesConnections(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }
}
