package dev.switchboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few platform threads, each reading with a connection of its own: a slow query never holds a virtual thread's carrier. */
final class Readers {
    private final BlockingQueue<Transaction> idle = new LinkedBlockingQueue<>();
    private final List<Transaction> all = new ArrayList<>();
    private final ExecutorService threads;

    /**
     * @param count connections, each with a thread
     * @param mostWaiting most reads waiting for one; more are refused
     */
    Readers(StoreOptions options, String name, int count, int mostWaiting) throws SQLException {
        for (int i = 0; i < count; i++) {
            all.add(reader(options));
        }
        idle.addAll(all);
        threads = new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(mostWaiting),
                Thread.ofPlatform().name(name + "-", 0).factory());
    }

    private static Transaction reader(StoreOptions options) throws SQLException {
        Connection connection = Dialect.reader(options);
        Transaction transaction = new Transaction(connection);
        Dialect.whileRunning(connection, transaction::isInTime);
        return transaction;
    }

    /** @param mostNanos how long it may run before it fails with {@link TookTooLongException}; 0 for as long as it takes */
    <T> CompletableFuture<T> submit(Work<T> work, long mostNanos) {
        try {
            return CompletableFuture.supplyAsync(() -> run(work, mostNanos), threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new StoreUnavailableException(
                    threads.isShutdown() ? "the store is closing" : "too many reads wait for the store", e));
        }
    }

    private <T> T run(Work<T> work, long mostNanos) {
        Transaction transaction = idle.remove();
        try {
            transaction.begin("BEGIN");
            transaction.mayTake(mostNanos);
            try {
                return work.run(transaction);
            } finally {
                transaction.mayTake(0);
                transaction.execute("ROLLBACK");
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("the store cannot be read: " + e.getMessage(), e);
        } catch (SqlFailure e) {
            if (Dialect.isInterrupt(e.sqlException())) {
                throw new TookTooLongException(e);
            }
            throw Dialect.isStoreFault(e.sqlException())
                    ? new StoreUnavailableException("the store cannot be read: " + e.getMessage(), e)
                    : e;
        } finally {
            idle.add(transaction);
        }
    }

    void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
            for (Transaction transaction : all) {
                transaction.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
