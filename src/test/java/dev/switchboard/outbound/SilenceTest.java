package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SilenceTest {

    @Test
    void neither_headers_nor_bodies_reach_the_log_even_at_trace() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        try {
            callWithSecrets();
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).noneMatch(line -> line.contains("s3cret"));
    }

    private static void callWithSecrets() throws IOException {
        try (OutboundClient client = Calls.client(Calls.LOCAL);
                RawServer server = RawServer.that(connection -> {
                    RawServer.readHead(connection);
                    RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\ns3cret");
                })) {
            client.call(Calls.post(
                    server.uri(), Map.of("Authorization", "Bearer s3cret"), "s3cret".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void requests_and_answers_do_not_print_what_they_carry() {
        OutboundRequest request =
                Calls.post(URI.create("https://bot.example/s3cret"), Map.of("X-Key", "s3cret"), new byte[0]);
        assertThat(request.toString()).doesNotContain("s3cret");
        OutboundResult answer = new OutboundResult.Answered(
                200, Map.of("set-cookie", "s3cret"), "s3cret".getBytes(StandardCharsets.UTF_8), Duration.ZERO);
        assertThat(answer.toString()).doesNotContain("s3cret");
    }
}
