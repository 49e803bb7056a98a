package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.agent.AgentResult;
import dev.switchboard.agent.EchoAgent;
import dev.switchboard.message.Content;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams of visitors who look for long, read slowly, or should look no more. */
class WebchatStreamsTest {
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

    @AfterEach
    void echo() {
        house.service.agent = new EchoAgent();
    }

    @Test
    void a_stream_ends_when_its_site_is_deleted() {
        house.service.call("PUT", "/users/demo/sites/gone", "{\"origins\": [\"*\"]}");
        Visitor visitor = house.visitor("gone").begun();
        try (Visitor.Stream stream = visitor.listen()) {
            house.service.call("DELETE", "/users/demo/sites/gone", "");
            Service.await().until(stream::isOver);
        }
    }

    @Test
    void a_stream_ends_with_its_token() {
        TestClock clock = new TestClock();
        try (Service own = new Service(
                data.resolve("expiry"), SandboxUsers.all(), clock, Map.of("webchat.heartbeat_s", "1"), false)) {
            Visitor visitor = new Visitor(own.address(), WebchatHouse.SITE).begun();
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
        Visitor visitor = house.visitor().begun();
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
        return metrics(house)
                .filter(line -> line.startsWith("switchboard_webchat_streams "))
                .mapToDouble(WebchatStreamsTest::value)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> metrics(WebchatHouse house) {
        return house.service.get("/metrics").body().lines();
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ')));
    }

    @Test
    void how_long_a_visitor_looked_is_no_latency_of_ours() {
        try (WebchatHouse own = roomy("looked", Map.of())) {
            Visitor visitor = own.visitor().begun();
            long start = System.nanoTime();
            long began;
            try (Visitor.Stream stream = visitor.listen()) {
                began = System.nanoTime();
                Service.await().until(() -> stream.named("heartbeat").size() >= 3); // a second apart
            }
            Service.await().until(() -> metrics(own).anyMatch(WebchatStreamsTest::isOfStreams));
            assertThat(metrics(own)
                            .filter(WebchatStreamsTest::isOfStreams)
                            .filter(line -> line.contains("_sum"))
                            .mapToDouble(WebchatStreamsTest::value)
                            .sum())
                    .isLessThan((began - start) / 1e9);
        }
    }

    private static boolean isOfStreams(String line) {
        return line.startsWith("http_server_requests") && line.contains("/webchat/{site}/events");
    }

    @Test
    void the_newest_conversation_is_shown_also_when_an_older_one_is_answered_late() {
        BlockingQueue<AgentResult> answers = new LinkedBlockingQueue<>();
        house.service.agent = (request, pieces) -> {
            try {
                return request.messages().getFirst().content().asText().equals("one")
                        ? answers.take()
                        : new AgentResult.Replies(List.of(new Content.Text("re: two")));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        Visitor visitor = house.visitor().begun();
        try (Visitor.Stream stream = visitor.listen()) {
            visitor.say("m1", "one");
            visitor.post("/end", "{}");
            visitor.say("m2", "two");
            Service.await().until(() -> stream.texts().contains("re: two"));
            visitor.post("/end", "{}");
            answers.add(new AgentResult.Replies(List.of(new Content.Text("re: one"))));
            Service.await().until(() -> house.service.texts(visitor.sessionId).contains("re: one"));
            assertThat(visitor.texts()).containsExactly("two", "re: two");
            assertThat(stream.texts()).doesNotContain("re: one");
        }
    }

    @Test
    void a_reader_who_stands_still_is_dropped_and_holds_up_nobody() throws IOException {
        try (WebchatHouse own = roomy("still", Map.of("server.client_timeout_s", "5"))) {
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
        WebchatHouse own = roomy("stop", Map.of());
        Visitor visitor = talkative(own);
        Visitor idle = own.visitor().begun();
        try (Socket still = still(own, visitor)) {
            List<Visitor.Stream> streams = List.of(idle.listen(), idle.listen());
            long start = System.nanoTime();
            own.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
            Service.await().until(() -> streams.stream().allMatch(Visitor.Stream::isOver));
            Service.await().until(() -> isCut(still));
        }
    }

    /** One that takes as many and as long messages as are written. */
    private static WebchatHouse roomy(String name, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("webchat.max_characters", "20000");
        settings.put("webchat.messages_per_session", "0");
        return new WebchatHouse(data.resolve(name), settings);
    }

    /** One whose transcript no buffer holds. */
    private static Visitor talkative(WebchatHouse house) {
        house.service.agent = (request, pieces) -> new AgentResult.Replies(List.of());
        Visitor visitor = house.visitor().begun();
        for (int i = 0; i < 100; i++) {
            visitor.say("m" + i, "€".repeat(20_000));
        }
        return visitor;
    }

    /** Asks for the stream and reads nothing of it. */
    private static Socket still(WebchatHouse house, Visitor visitor) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2_048);
        URI server = house.service.address();
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        String request = "GET /webchat/" + WebchatHouse.SITE + "/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
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
