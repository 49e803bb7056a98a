package dev.switchboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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
    private static final String CLOSING = "the store is closing";

    private final BlockingQueue<Transaction> idle = new LinkedBlockingQueue<>();
    private final List<Transaction> all = new ArrayList<>();
    private final ExecutorService threads;
    private volatile boolean stopping;

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

    private Transaction reader(StoreOptions options) throws SQLException {
        Connection connection = Dialect.reader(options);
        Transaction transaction = new Transaction(connection);
        Dialect.whileRunning(connection, () -> !stopping && transaction.isInTime());
        return transaction;
    }

    /** @param mostNanos how long it may run before it fails with {@link TookTooLongException}; 0 for as long as it takes */
    <T> CompletableFuture<T> submit(Work<T> work, long mostNanos) {
        try {
            return CompletableFuture.supplyAsync(() -> run(work, mostNanos), threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new StoreUnavailableException(
                    threads.isShutdown() ? CLOSING : "too many reads wait for the store", e));
        }
    }

    private <T> T run(Work<T> work, long mostNanos) {
        Transaction transaction = idle.poll();
        if (transaction == null) { // a connection stays in use as the store closes
            throw new StoreUnavailableException(CLOSING, null);
        }
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
            throw meaning(e);
        } finally {
            idle.add(transaction);
        }
    }

    private RuntimeException meaning(SqlFailure failure) {
        if (Dialect.isInterrupt(failure.sqlException())) {
            return stopping ? new StoreUnavailableException(CLOSING, failure) : new TookTooLongException(failure);
        }
        return Dialect.isStoreFault(failure.sqlException())
                ? new StoreUnavailableException("the store cannot be read: " + failure.getMessage(), failure)
                : failure;
    }

    /**
     * Lets what runs come to its end for that long, then ends it. A connection that is in use all the same stays open:
     * the engine does not survive that it is closed under a call.
     */
    void close(Duration patience) {
        threads.shutdown();
        try {
            if (!isOver(patience)) {
                stopping = true;
                if (!isOver(patience)) {
                    threads.shutdownNow().forEach(Runnable::run); // which tells those who wait that they wait in vain
                    return;
                }
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

    private boolean isOver(Duration patience) throws InterruptedException {
        return threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
