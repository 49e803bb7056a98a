package dev.switchboard.store;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log that the store takes nothing, and when it takes writes again. Used by the writer's thread alone. */
final class Outage {
    private static final Logger log = LoggerFactory.getLogger(Outage.class);

    private final Rarely rarely = new Rarely();
    private boolean told;
    private long sinceNanos;

    void failed(int pieces, String reason) {
        long refused = rarely.due(pieces);
        if (refused == 0) {
            return;
        }
        log.warn("store.unavailable pieces={} reason={}", refused, reason);
        if (!told) {
            told = true;
            sinceNanos = System.nanoTime();
        }
    }

    void over() {
        if (told) {
            told = false;
            log.info("store.available after_ms={}", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos));
        }
    }
}
