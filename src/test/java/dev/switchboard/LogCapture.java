package dev.switchboard;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.Json;
import dev.switchboard.ops.JsonLines;
import dev.switchboard.ops.TextLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** What the process logs while this is open: in both formats, ours at that level and libraries as in production. */
final class LogCapture implements AutoCloseable {
    private static final Logger OURS = logger("dev.switchboard");
    private static final Logger OTHERS = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final List<Logger> LIBRARIES = Stream.of("io.javalin", "org.eclipse.jetty", "org.flywaydb")
            .map(LogCapture::logger)
            .toList();

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final ByteArrayOutputStream json = new ByteArrayOutputStream();
    private final List<OutputStreamAppender<ILoggingEvent>> appenders =
            List.of(appender(new TextLines(), text), appender(new JsonLines(), json));
    private final Level before = OURS.getLevel();

    LogCapture(Level level) {
        OURS.setLevel(level);
        LIBRARIES.forEach(library -> library.setLevel(Level.WARN));
        appenders.forEach(OURS::addAppender);
        appenders.forEach(OTHERS::addAppender);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    private static OutputStreamAppender<ILoggingEvent> appender(
            Encoder<ILoggingEvent> encoder, ByteArrayOutputStream target) {
        encoder.setContext(OURS.getLoggerContext());
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(OURS.getLoggerContext());
        appender.setEncoder(encoder);
        appender.setOutputStream(target);
        appender.start();
        return appender;
    }

    String text() {
        return text.toString(StandardCharsets.UTF_8);
    }

    String json() {
        return json.toString(StandardCharsets.UTF_8);
    }

    /** Every line of the JSON format so far. */
    List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        try {
            for (String line : json().split("\n")) {
                lines.add(Json.MAPPER.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** The lines of that event. */
    List<JsonNode> lines(String event) {
        return lines().stream()
                .filter(line -> line.path("event").asText().equals(event))
                .toList();
    }

    @Override
    public void close() {
        appenders.forEach(OURS::detachAppender);
        appenders.forEach(OTHERS::detachAppender);
        LIBRARIES.forEach(library -> library.setLevel(null));
        OURS.setLevel(before);
    }
}
