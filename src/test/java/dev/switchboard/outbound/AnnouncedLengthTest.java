package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outbound.OutboundResult.Answered;
import dev.switchboard.outbound.OutboundResult.TooLarge;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies whose length is announced, rightly or not. */
class AnnouncedLengthTest {
    private final OutboundClient client = Calls.client(Calls.LOCAL);

    @AfterEach
    void close() {
        client.close();
    }

    private static RawServer answering(String answer) throws IOException {
        return RawServer.that(connection -> {
            while (true) {
                RawServer.readRequest(connection);
                RawServer.write(connection, answer);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello"
            })
    void a_connection_is_used_again_after_a_whole_body(String answer) throws IOException {
        try (RawServer server = answering(answer)) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.call(Calls.get(server.uri())))
                        .isInstanceOfSatisfying(
                                Answered.class,
                                answered -> assertThat(answered.body())
                                        .asString()
                                        .isEqualTo(answer.contains("hello") ? "hello" : ""));
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void what_ends_before_its_announced_length_is_no_answer() throws IOException {
        try (RawServer server = RawServer.that(connection -> {
            RawServer.readRequest(connection);
            RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
        })) {
            assertThat(client.call(Calls.get(server.uri()))).isNotInstanceOf(Answered.class);
        }
    }

    @Test
    void what_announces_more_than_the_cap_is_too_large() throws IOException {
        try (RawServer server = RawServer.that(connection -> {
            RawServer.readRequest(connection);
            RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + "x".repeat(20_000));
            connection.getInputStream().read();
        })) {
            assertThat(client.call(Calls.get(server.uri()))).isEqualTo(new TooLarge(200));
        }
    }

    @Test
    void the_length_of_a_body_that_does_not_come_is_not_waited_for() throws IOException {
        try (RawServer server = answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")) {
            OutboundRequest head = new OutboundRequest(
                    "HEAD", server.uri(), Map.of(), null, Duration.ofSeconds(5), 10_000, "test", answer -> false);

            assertThat(client.call(head)).isInstanceOf(Answered.class);
            assertThat(client.call(head)).isInstanceOf(Answered.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
