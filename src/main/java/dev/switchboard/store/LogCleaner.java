package dev.switchboard.store;

import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the write-ahead log. Beside the writer, with a connection of its own: the writer waits no longer than one try
 * lasts.
 */
final class LogCleaner {
    private static final Logger log = LoggerFactory.getLogger(LogCleaner.class);
    private static final Duration ONE_TRY = Duration.ofMillis(50);
    private static final int TRIES = 40;

    private final StoreOptions options;

    LogCleaner(StoreOptions options) {
        this.options = options;
    }

    /** @return false when readers needed the log all the time */
    synchronized boolean clean() {
        try {
            for (int i = 0; i < TRIES; i++) {
                if (Dialect.emptyLog(options, ONE_TRY)) {
                    return true;
                }
                Thread.sleep(ONE_TRY);
            }
        } catch (SQLException e) {
            log.warn("store.log_not_emptied reason={}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
