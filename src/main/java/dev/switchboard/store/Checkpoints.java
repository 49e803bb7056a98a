package dev.switchboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the log into the file while the writer goes on: inside a commit it would hold up everybody for as long as the
 * disk takes. The log begins anew once all of it is copied, which under load happens only in the writer
 * ({@link Dialect#LONGEST_LOG}); by then nearly all is done.
 */
final class Checkpoints implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
    /** Copied so rarely, a page that many commits changed is copied once; so often, the disk has never much to do. */
    private static final int PIECES = 1_000;

    private final Connection connection;
    private final Semaphore due = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;
    /** Of the writer's thread alone. */
    private int pieces;

    Checkpoints(StoreOptions options) throws SQLException {
        this.connection = Dialect.checkpoints(options);
        this.thread = Thread.ofPlatform().name("store-checkpoint").start(this::loop);
    }

    /** Told by the writer of each commit. */
    void committed(int more) {
        pieces += more;
        if (pieces >= PIECES) {
            pieces = 0;
            due.release();
        }
    }

    private void loop() {
        try (Statement statement = connection.createStatement()) {
            while (!closing) {
                due.acquire();
                due.drainPermits();
                copy(statement);
            }
        } catch (SQLException e) {
            log.warn("store.close_failed", e);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    /** What fails here fails in the writer as well, and is told there. */
    private static void copy(Statement statement) {
        try {
            statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
        } catch (SQLException e) {
            log.debug("store.checkpoint_failed", e);
        }
    }

    @Override
    public void close() throws SQLException {
        closing = true;
        due.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
