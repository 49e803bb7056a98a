package dev.switchboard.ops;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times of log lines: ISO 8601, UTC, milliseconds. */
final class LogTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private LogTime() {}

    static String of(ILoggingEvent event) {
        return FORM.format(Instant.ofEpochMilli(event.getTimeStamp()));
    }
}
