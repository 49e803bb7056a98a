package dev.switchboard.store;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is left in the files of rows that are deleted. The engine overwrites a row where it is ({@code secure_delete}), but
 * not where it was: the log holds older states of its page, and a page that was split keeps, in its unused part, rows that
 * moved to another. A full-text index even keeps the letters of a deleted text until its segments are merged. The log is
 * emptied; a file that is not too large is written anew, its indexes merged, which leaves no unused parts.
 */
final class Remnants {
    private static final Logger log = LoggerFactory.getLogger(Remnants.class);
    private static final Duration ONE_TRY = Duration.ofMillis(50);
    private static final int TRIES = 40;
    /** Half a second in which nothing is written; and the engine does it in memory. */
    private static final long LARGEST = 64L << 20;

    private final StoreOptions options;
    private final Writer writer;
    /** A monitor would hold a carrier of virtual threads for as long as it takes. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Remnants(StoreOptions options, Writer writer) {
        this.options = options;
        this.writer = writer;
    }

    /** @return false when some may be left */
    boolean clear() {
        oneAtATime.lock();
        try {
            boolean compact = compact();
            return emptyLog() && compact;
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean compact() {
        try {
            if (Files.size(options.file()) > LARGEST) {
                return false;
            }
            for (String index : Dialect.fullTextIndexes(options)) {
                writer.submitChore("INSERT INTO " + index + " (" + index + ") VALUES ('optimize')")
                        .join();
            }
            return writer.submitChore("VACUUM").join();
        } catch (IOException | SQLException | CompletionException e) {
            log.warn("store.not_compacted reason={}", e.getMessage());
            return false;
        }
    }

    /** Beside the writer, which waits no longer than one try lasts. */
    private boolean emptyLog() {
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
