package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.agent.AgentResult;
import dev.switchboard.agent.EchoAgent;
import dev.switchboard.message.Content;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams of visitors who look for long, read slowly, or should look no more. */
class WebchatStreamsTest {
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

    @AfterEach
    void echo() {
        service.agent = new EchoAgent();
    }

    /** A service of a test's own. */
    private static Service another(String name, Map<String, String> settings) {
        return new Service(data.resolve(name), settings);
    }

    private Visitor visitor() {
        return new Visitor(service.address(), SITE);
    }

    @Test
    void a_stream_ends_when_its_site_is_deleted() {
        service.call("PUT", "/users/demo/sites/gone", "{\"origins\": [\"*\"]}");
        Visitor visitor = new Visitor(service.address(), "gone").begun();
        try (Visitor.Stream stream = visitor.listen()) {
            service.call("DELETE", "/users/demo/sites/gone", "");
            Service.await().until(stream::isOver);
        }
    }

    @Test
    void a_stream_ends_with_its_token() {
        TestClock clock = new TestClock();
        try (Service own = new Service(
                data.resolve("expiry"), SandboxUsers.all(), clock, Map.of("webchat.heartbeat_s", "1"), false)) {
            Visitor visitor = new Visitor(own.address(), SITE).begun();
            try (Visitor.Stream stream = visitor.listen()) {
                clock.advance(Duration.ofDays(30));
                Service.await().until(stream::isOver);
            }
            assertThat(Visitor.json(visitor.get("/events")).path("code").asText())
                    .isEqualTo("token_expired");
        }
    }

    @Test
    void many_streams_at_once_leave_only_as_many_as_a_session_may_have() {
        Visitor visitor = visitor().begun();
        List<Visitor.Stream> streams = new ArrayList<>();
        IntStream.range(0, 12).parallel().forEach(i -> {
            synchronized (streams) {
                streams.add(visitor.listen());
            }
        });
        Service.await()
                .until(() -> streams.stream().filter(stream -> !stream.isOver()).count() == 3);
        Service.await().until(() -> openStreams() == 3);
        streams.forEach(Visitor.Stream::close);
    }

    /** How many the metric tells of. */
    private static double openStreams() {
        return service.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("switchboard_webchat_streams "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void how_long_a_visitor_looked_is_no_latency_of_ours() {
        Visitor visitor = visitor().begun();
        try (Visitor.Stream stream = visitor.listen()) {
            Service.await().until(() -> stream.named("heartbeat").size() >= 3); // a second apart
        }
        Service.await().until(() -> service.get("/metrics").body().lines().anyMatch(WebchatStreamsTest::isOfStreams));
        double seconds = service.get("/metrics")
                .body()
                .lines()
                .filter(WebchatStreamsTest::isOfStreams)
                .filter(line -> line.contains("_sum"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
        assertThat(seconds).isLessThan(0.9);
    }

    private static boolean isOfStreams(String line) {
        return line.startsWith("http_server_requests") && line.contains("/webchat/{site}/events");
    }

    @Test
    void the_newest_conversation_is_shown_also_when_an_older_one_is_answered_late() {
        BlockingQueue<AgentResult> answers = new LinkedBlockingQueue<>();
        service.agent = (request, pieces) -> {
            try {
                return request.messages().getFirst().content().asText().equals("one")
                        ? answers.take()
                        : new AgentResult.Replies(List.of(new Content.Text("re: two")));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        Visitor visitor = visitor().begun();
        try (Visitor.Stream stream = visitor.listen()) {
            visitor.say("m1", "one");
            visitor.post("/end", "{}");
            visitor.say("m2", "two");
            Service.await().until(() -> stream.texts().contains("re: two"));
            visitor.post("/end", "{}");
            answers.add(new AgentResult.Replies(List.of(new Content.Text("re: one"))));
            Service.await().until(() -> service.texts(visitor.sessionId).contains("re: one"));
            assertThat(visitor.texts()).containsExactly("two", "re: two");
            assertThat(stream.texts()).doesNotContain("re: one");
        }
    }

    @Test
    void a_reader_who_stands_still_is_dropped_and_holds_up_nobody() throws IOException {
        try (Service own = another(
                "still",
                Map.of(
                        "server.client_timeout_s",
                        "1",
                        "webchat.max_characters",
                        "20000",
                        "webchat.messages_per_session",
                        "0",
                        "webchat.messages_per_address",
                        "0"))) {
            Visitor visitor = talkative(own);
            try (Socket still = still(own, visitor)) {
                assertThat(visitor.post("/read", "{\"sequence_no\": 3}").statusCode())
                        .isEqualTo(204);
                Service.await().until(() -> isCut(still));
            }
        }
    }

    @Test
    void open_streams_do_not_hold_up_a_shutdown() throws IOException {
        Service own = another(
                "stop",
                Map.of(
                        "webchat.max_characters",
                        "20000",
                        "webchat.messages_per_session",
                        "0",
                        "webchat.messages_per_address",
                        "0"));
        Visitor visitor = talkative(own);
        Visitor idle = new Visitor(own.address(), SITE).begun();
        try (Socket still = still(own, visitor)) {
            List<Visitor.Stream> streams = List.of(idle.listen(), idle.listen());
            long start = System.nanoTime();
            own.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
            Service.await().until(() -> streams.stream().allMatch(Visitor.Stream::isOver));
            Service.await().until(() -> isCut(still));
        }
    }

    /** One whose transcript no buffer holds. */
    private static Visitor talkative(Service service) {
        service.agent = (request, pieces) -> new AgentResult.Replies(List.of());
        Visitor visitor = new Visitor(service.address(), SITE).begun();
        for (int i = 0; i < 100; i++) {
            visitor.say("m" + i, "€".repeat(20_000));
        }
        return visitor;
    }

    /** Asks for the stream and reads nothing of it. */
    private static Socket still(Service service, Visitor visitor) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2_048);
        socket.connect(new InetSocketAddress(
                service.address().getHost(), service.address().getPort()));
        String request = "GET /webchat/" + SITE + "/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + visitor.token + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean isCut(Socket socket) {
        try {
            socket.getOutputStream().write('\n');
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
