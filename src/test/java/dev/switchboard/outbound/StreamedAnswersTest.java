package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outbound.OutboundResult.Answered;
import dev.switchboard.outbound.OutboundResult.CircuitOpen;
import dev.switchboard.outbound.OutboundResult.TooLarge;
import dev.switchboard.outbound.OutboundResult.Unknown;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that are read while they come. */
class StreamedAnswersTest {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final Duration LONG = Duration.ofSeconds(20);

    private final OutboundClient client = Calls.client(Calls.LOCAL);
    private final BlockingQueue<String> read = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        client.close();
    }

    /** Wants no more once it read an exclamation mark. */
    private final class Watching implements BodyReader {
        @Override
        public boolean takes(int status, Map<String, String> headers) {
            return "text/event-stream".equals(headers.get("content-type"));
        }

        @Override
        public boolean read(byte[] bytes, int length) {
            String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
            read.add(text);
            return !text.contains("!");
        }
    }

    private OutboundResult call(URI uri, Duration deadline, Duration idle, Duration total) {
        return client.call(
                Calls.get(uri, deadline).readingWith(new OutboundRequest.Reading(new Watching(), idle, total)));
    }

    private OutboundResult callTo(RawServer.Behaviour behaviour, Duration idle, Duration total) throws IOException {
        try (RawServer server = RawServer.that(behaviour)) {
            return call(server.uri(), LONG, idle, total);
        }
    }

    private OutboundResult callTo(RawServer.Behaviour behaviour) throws IOException {
        return callTo(behaviour, LONG, LONG);
    }

    private static void writeHead(Socket connection) throws IOException {
        RawServer.readHead(connection);
        RawServer.write(connection, HEAD);
    }

    private static void chunk(Socket connection, String text) throws IOException {
        RawServer.write(connection, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    private static void untilClosed(Socket connection) throws IOException {
        assertThat(connection.getInputStream().read()).isNegative();
    }

    @Test
    void a_piece_is_read_while_the_next_is_not_yet_written() throws IOException {
        OutboundResult result = callTo(connection -> {
            writeHead(connection);
            for (String piece : List.of("one", "two", "three")) {
                chunk(connection, piece);
                assertThat(read.poll(10, TimeUnit.SECONDS)).isEqualTo(piece);
            }
            RawServer.write(connection, "0\r\n\r\n");
        });
        assertThat(result).isInstanceOfSatisfying(Answered.class, answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("onetwothree");
        });
    }

    @Test
    void a_stream_may_last_longer_than_the_deadline_of_other_answers() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = RawServer.that(connection -> {
            writeHead(connection);
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < Duration.ofMillis(3_100).toNanos()) {
                chunk(connection, "tick");
                never.await(50, TimeUnit.MILLISECONDS);
            }
            RawServer.write(connection, "0\r\n\r\n");
        })) {
            assertThat(call(server.uri(), Duration.ofSeconds(3), LONG, LONG)).isInstanceOf(Answered.class);
        }
    }

    @Test
    void a_stream_that_stalls_is_cut_off_after_the_idle_limit() throws IOException {
        OutboundResult result = callTo(
                connection -> {
                    RawServer.readHead(connection);
                    RawServer.write(connection, HEAD + "3\r\none\r\n");
                    untilClosed(connection);
                },
                Duration.ofMillis(100),
                LONG);
        assertThat(result).isEqualTo(new Unknown(Unknown.Reason.DEADLINE));
        assertThat(read).containsExactly("one");
    }

    @Test
    void a_stream_that_never_ends_is_cut_off_after_the_total_limit() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        OutboundResult result = callTo(
                connection -> {
                    writeHead(connection);
                    while (!never.await(10, TimeUnit.MILLISECONDS)) {
                        chunk(connection, "tick");
                    }
                },
                LONG,
                Duration.ofSeconds(1));
        assertThat(result).isEqualTo(new Unknown(Unknown.Reason.DEADLINE));
    }

    @Test
    void one_that_does_not_begin_is_cut_off_by_the_deadline() throws IOException {
        try (RawServer server = RawServer.that(connection -> {
            RawServer.readHead(connection);
            untilClosed(connection);
        })) {
            assertThat(call(server.uri(), Duration.ofSeconds(1), LONG, LONG))
                    .isEqualTo(new Unknown(Unknown.Reason.DEADLINE));
        }
    }

    @Test
    void an_answer_that_is_no_stream_is_read_as_ever() throws IOException {
        OutboundResult result = callTo(connection -> {
            RawServer.readHead(connection);
            RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        });
        assertThat(((Answered) result).body()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
        assertThat(read).isEmpty();
    }

    @Test
    void more_than_the_cap_is_too_large() throws IOException {
        OutboundResult result = callTo(connection -> {
            writeHead(connection);
            while (true) {
                chunk(connection, "x".repeat(4_000));
            }
        });
        assertThat(result).isEqualTo(new TooLarge(200));
    }

    @Test
    void a_connection_that_ends_midway_is_a_riddle_and_what_came_was_read() throws IOException {
        OutboundResult closed = callTo(connection -> {
            writeHead(connection);
            chunk(connection, "one");
        });
        assertThat(closed).isEqualTo(new Unknown(Unknown.Reason.CLOSED));
        assertThat(read.poll()).isEqualTo("one");
        OutboundResult reset = callTo(connection -> {
            writeHead(connection);
            chunk(connection, "one");
            assertThat(read.poll(10, TimeUnit.SECONDS)).isEqualTo("one");
            RawServer.reset(connection);
        });
        assertThat(reset).isEqualTo(new Unknown(Unknown.Reason.RESET));
    }

    @Test
    void what_has_all_it_needs_is_whole_however_the_connection_ends() throws IOException {
        assertThat(callTo(connection -> {
                    writeHead(connection);
                    chunk(connection, "done!");
                    untilClosed(connection);
                }))
                .isInstanceOf(Answered.class);
        assertThat(callTo(connection -> {
                    writeHead(connection);
                    chunk(connection, "done!");
                }))
                .isInstanceOf(Answered.class);
        assertThat(callTo(connection -> {
                    writeHead(connection);
                    read.clear();
                    chunk(connection, "done!");
                    assertThat(read.poll(10, TimeUnit.SECONDS)).isEqualTo("done!");
                    RawServer.reset(connection);
                }))
                .isInstanceOf(Answered.class);
    }

    @Test
    void a_connection_read_to_its_end_is_used_again() throws IOException {
        try (RawServer server = RawServer.that(connection -> {
            for (int i = 0; i < 2; i++) {
                writeHead(connection);
                RawServer.write(connection, "5\r\ndone!\r\n0\r\n\r\n");
            }
            untilClosed(connection);
        })) {
            assertThat(call(server.uri(), LONG, LONG, LONG)).isInstanceOf(Answered.class);
            assertThat(call(server.uri(), LONG, LONG, LONG)).isInstanceOf(Answered.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void streams_that_break_open_the_circuit() throws IOException {
        try (RawServer server = RawServer.that(StreamedAnswersTest::writeHead)) {
            for (int i = 0; i < 5; i++) {
                assertThat(call(server.uri(), LONG, LONG, LONG)).isInstanceOf(Unknown.class);
            }
            assertThat(call(server.uri(), LONG, LONG, LONG)).isInstanceOf(CircuitOpen.class);
        }
    }
}
