package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who keeps the server waiting is cut, who is served is not, and neither keeps others out. */
class PatienceTest {
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final int MOST = 20;
    private static final String GET = "GET /quick HTTP/1.1\r\nHost: x\r\n\r\n";

    private final CountDownLatch mayFinish = new CountDownLatch(1);
    private final List<Socket> clients = new ArrayList<>();
    private Server server;

    @BeforeEach
    void serve() {
        server = new Server(
                new ServerOptions("127.0.0.1", 0, 1000, MOST, PATIENCE, List.of()),
                List.of(routes()),
                Clock.systemUTC(),
                (method, route, status, took) -> {});
        server.start();
    }

    private Routes routes() {
        return routes -> routes.get("/quick", ctx -> ctx.result("quick"), Access.PUBLIC)
                .get(
                        "/slow",
                        ctx -> {
                            mayFinish.await();
                            ctx.result("slow");
                        },
                        Access.PUBLIC)
                .post("/body", ctx -> Envelope.ok(ctx, Bodies.read(ctx, 1000).length), Access.PUBLIC);
    }

    @AfterEach
    void stop() throws IOException {
        mayFinish.countDown();
        for (Socket client : clients) {
            client.close();
        }
        server.stop(Duration.ofSeconds(2));
    }

    @Test
    void a_header_that_comes_byte_by_byte_is_cut() {
        Socket client = connect();
        send(client, "GET /quick HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        await().until(() -> isCutAfter(client, "a"));
    }

    /** What is sent after the server has closed may cost the client the answer: then it sees the cut only. */
    @Test
    void a_body_that_comes_byte_by_byte_is_told_408_and_cut() throws IOException {
        Socket slow = connect();
        slow.setSoTimeout(50);
        send(slow, "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
        List<String> answer = new ArrayList<>();
        await().until(() -> isCutAfter(slow, "a")
                || answer.add(readSome(slow)) && !answer.getLast().isEmpty());
        assertThat(String.join("", answer)).matches("(?s)(HTTP/1.1 408 .*)?");
    }

    @Test
    void a_body_that_comes_at_once_is_read() {
        Socket quick = connect();
        send(quick, "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
        assertThat(read(quick)).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_connection_that_is_silent_after_its_request_is_cut() {
        Socket client = connect();
        send(client, GET);
        assertThat(read(client)).endsWith("quick");
    }

    @Test
    void a_request_that_takes_long_to_serve_is_not_cut() {
        Socket served = connect();
        send(served, GET.replace("quick", "slow"));
        Socket silent = connect();
        assertThat(read(silent)).isEmpty();
        Socket silentToo = connect();
        assertThat(read(silentToo)).isEmpty();
        mayFinish.countDown();
        assertThat(read(served)).endsWith("slow");
    }

    @Test
    void silent_connections_do_not_keep_others_out() {
        for (int i = 0; i < 2 * MOST; i++) {
            connect();
        }
        Socket client = connect();
        send(client, GET);
        assertThat(read(client)).endsWith("quick");
    }

    @Test
    void connections_leave_files_for_calls_and_the_store() {
        assertThat(Descriptors.roomIn(20_000)).isEqualTo(18_500);
        assertThat(Descriptors.roomIn(1_024)).isEqualTo(512);
        assertThat(Descriptors.roomIn(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(Descriptors.connections(1)).isEqualTo(1);
    }

    private Socket connect() {
        try {
            Socket client = new Socket("127.0.0.1", server.port());
            client.setSoTimeout(20_000);
            clients.add(client);
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Socket client, String text) {
        try {
            client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until the server closes. */
    private static String read(Socket client) {
        try {
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readSome(Socket client) {
        byte[] part = new byte[500];
        try {
            int read = client.getInputStream().read(part);
            return read < 0 ? "" : new String(part, 0, read, StandardCharsets.UTF_8);
        } catch (IOException nothingYet) {
            return "";
        }
    }

    private static boolean isCutAfter(Socket client, String more) {
        try {
            send(client, more);
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(50));
    }
}
