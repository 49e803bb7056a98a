package dev.switchboard.outbound;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The HTTP library writes headers and bodies at DEBUG: tokens and customers' words. Whatever the log settings say, not here. */
final class WireLog {
    private static final List<String> TALKATIVE = List.of(
            "org.apache.hc",
            "org.apache.hc.client5.http",
            "org.apache.hc.client5.http.wire",
            "org.apache.hc.client5.http.headers");

    private WireLog() {}

    static void silence() {
        TALKATIVE.forEach(name -> {
            if (LoggerFactory.getLogger(name) instanceof Logger logger) {
                logger.setLevel(Level.WARN);
            }
        });
    }
}
