package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outbound.OutboundResult.Answered;
import dev.switchboard.outbound.OutboundResult.NotSent;
import dev.switchboard.outbound.OutboundResult.TooLarge;
import dev.switchboard.outbound.OutboundResult.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is certain and what is not, told apart: it decides whether a message may be sent again. */
class AmbiguityTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";

    private final OutboundClient client = Calls.client(Calls.LOCAL);

    @AfterEach
    void close() {
        client.close();
    }

    private OutboundResult callTo(RawServer.Behaviour behaviour, Duration deadline) throws IOException {
        try (RawServer server = RawServer.that(behaviour)) {
            return client.call(Calls.get(server.uri(), deadline));
        }
    }

    private OutboundResult callTo(RawServer.Behaviour behaviour) throws IOException {
        return callTo(behaviour, Duration.ofSeconds(20));
    }

    @Test
    void a_refused_port_is_certain() {
        OutboundResult result = client.call(Calls.get(URI.create("http://127.0.0.1:1/")));
        assertThat(result).isEqualTo(new NotSent(NotSent.Reason.CONNECTION_REFUSED));
        assertThat(result.mayHaveArrived()).isFalse();
    }

    @Test
    void a_name_that_does_not_exist_is_certain() {
        HostLookup nothing = host -> {
            throw new UnknownHostException(host);
        };
        try (OutboundClient lost = new OutboundClient(Calls.LOCAL, Clock.systemUTC(), Calls.NOBODY, nothing)) {
            assertThat(lost.call(Calls.get(URI.create("http://nowhere.example/"))))
                    .isEqualTo(new NotSent(NotSent.Reason.NAME_NOT_FOUND));
        }
    }

    @Test
    void a_name_server_that_hangs_is_certain() {
        CountDownLatch never = new CountDownLatch(1);
        HostLookup hanging = host -> {
            await(never);
            return new InetAddress[0];
        };
        OutboundOptions impatient = new OutboundOptions(
                true, List.of(), Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(1), 2, 2);
        try (OutboundClient lost = new OutboundClient(impatient, Clock.systemUTC(), Calls.NOBODY, hanging)) {
            assertThat(lost.call(Calls.get(URI.create("http://slow.example/"))))
                    .isEqualTo(new NotSent(NotSent.Reason.NAME_NOT_FOUND));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_connection_that_is_never_taken_up_is_certain_by_timeout_and_by_deadline() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> fillers = fillBacklog(full.getLocalPort());
            URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");
            OutboundOptions impatient = new OutboundOptions(
                    true, List.of(), Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(1), 2, 2);
            try (OutboundClient quick = Calls.client(impatient)) {
                assertThat(quick.call(Calls.get(uri))).isEqualTo(new NotSent(NotSent.Reason.CONNECT_TIMEOUT));
            }
            assertThat(client.call(Calls.get(uri, Duration.ofMillis(100))))
                    .isEqualTo(new NotSent(NotSent.Reason.DEADLINE));
            for (Socket filler : fillers) {
                filler.close();
            }
        }
    }

    private static List<Socket> fillBacklog(int port) throws IOException {
        List<Socket> fillers = new ArrayList<>();
        while (fillers.size() < 100) {
            Socket filler = new Socket();
            fillers.add(filler);
            try {
                filler.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            } catch (SocketTimeoutException backlogIsFull) {
                return fillers;
            }
        }
        throw new IllegalStateException("the backlog never filled");
    }

    @Test
    void no_free_connection_is_certain() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (OutboundClient narrow = Calls.client(Calls.withPool(1, Duration.ofMillis(50)));
                RawServer server = RawServer.that(connection -> {
                    busy.countDown();
                    release.await();
                })) {
            Thread first = Thread.startVirtualThread(() -> narrow.call(Calls.get(server.uri())));
            assertThat(busy.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(narrow.call(Calls.get(server.uri()))).isEqualTo(new NotSent(NotSent.Reason.NO_FREE_CONNECTION));
            release.countDown();
            first.join();
        }
    }

    @Test
    void speech_that_is_no_tls_is_certain() throws IOException {
        try (RawServer server = RawServer.that(connection -> RawServer.write(connection, "HTTP/1.1 400 no\r\n\r\n"))) {
            URI https = URI.create("https://127.0.0.1:" + server.uri().getPort() + "/");
            assertThat(client.call(Calls.get(https))).isEqualTo(new NotSent(NotSent.Reason.TLS_FAILED));
        }
    }

    @Test
    void a_server_that_stalls_is_unknown_at_the_deadline() throws IOException {
        long start = System.nanoTime();
        OutboundResult result = callTo(
                connection -> {
                    RawServer.readHead(connection);
                    connection.getInputStream().read();
                },
                Duration.ofSeconds(1));
        assertThat(result).isEqualTo(new Unknown(Unknown.Reason.DEADLINE));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void a_server_that_drips_is_unknown_at_the_deadline() throws IOException {
        long start = System.nanoTime();
        OutboundResult result = callTo(
                connection -> {
                    RawServer.readHead(connection);
                    RawServer.write(connection, HEAD);
                    while (true) {
                        RawServer.write(connection, "x");
                        new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
                    }
                },
                Duration.ofSeconds(1));
        assertThat(result).isEqualTo(new Unknown(Unknown.Reason.DEADLINE));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void a_reset_before_the_answer_is_unknown() throws IOException {
        assertThat(callTo(connection -> {
                    RawServer.readHead(connection);
                    RawServer.reset(connection);
                }))
                .isEqualTo(new Unknown(Unknown.Reason.RESET));
    }

    @Test
    void a_reset_within_the_answer_is_unknown() throws IOException {
        assertThat(callTo(connection -> {
                    RawServer.readHead(connection);
                    RawServer.write(connection, HEAD + "part");
                    RawServer.reset(connection);
                }))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void closing_without_an_answer_is_unknown() throws IOException {
        assertThat(callTo(RawServer::readHead)).isEqualTo(new Unknown(Unknown.Reason.CLOSED));
    }

    @Test
    void closing_within_the_answer_is_unknown() throws IOException {
        assertThat(callTo(connection -> {
                    RawServer.readHead(connection);
                    RawServer.write(connection, HEAD + "part");
                }))
                .isEqualTo(new Unknown(Unknown.Reason.CLOSED));
    }

    @Test
    void speech_that_is_no_http_is_unknown() throws IOException {
        OutboundResult result = callTo(connection -> {
            RawServer.readHead(connection);
            RawServer.write(connection, "+OK welcome to another protocol\r\n\r\n");
        });
        assertThat(result).isInstanceOf(Unknown.class);
    }

    @Test
    void an_endless_answer_is_cut_off_at_once() throws IOException {
        long start = System.nanoTime();
        OutboundResult result = callTo(connection -> {
            RawServer.readHead(connection);
            RawServer.write(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                RawServer.write(connection, "1000\r\n" + "x".repeat(0x1000) + "\r\n");
            }
        });
        assertThat(result).isEqualTo(new TooLarge(200));
        assertThat(result.mayHaveArrived()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void a_pooled_connection_that_the_server_closed_is_not_used_again() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = RawServer.that(connection -> {
            RawServer.readHead(connection);
            RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            connection.close();
            closed.countDown();
        })) {
            assertThat(client.call(Calls.get(server.uri()))).isInstanceOf(Answered.class);
            assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
            // a connection is trusted for 100 ms without a probe
            Awaitility.await()
                    .pollDelay(Duration.ofMillis(150))
                    .untilAsserted(() ->
                            assertThat(client.call(Calls.get(server.uri()))).isInstanceOf(Answered.class));
            assertThat(server.connections()).isEqualTo(2);
        }
    }
}
