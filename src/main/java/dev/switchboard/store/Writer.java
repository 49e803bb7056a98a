package dev.switchboard.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes all work that waits, runs it in one transaction, commits once and leaves the
 * answers to {@link DiskSync}, which waits for the disk while the next group is already running.
 *
 * <p>A platform thread, because the engine's native calls would hold a virtual thread's carrier.
 */
final class Writer {
    private static final Logger log = LoggerFactory.getLogger(Writer.class);

    private final StoreOptions options;
    private final BlockingQueue<Piece<?>> waiting;
    /** Does nothing but end the writer's wait for work. */
    private final Piece<?> wake = new Piece<>(unused -> Boolean.TRUE);

    private final Queue<Chore> chores = new ConcurrentLinkedQueue<>();
    private final Transaction transaction;
    private final DiskSync disk;
    private final Outage outage = new Outage();
    private final Thread thread;
    private volatile boolean closing;
    private volatile Database.CommitListener listener = (pieces, nanos, longestWait) -> {};

    Writer(StoreOptions options) throws SQLException {
        this.options = options;
        this.waiting = new LinkedBlockingQueue<>(options.maxWaiting());
        this.transaction = new Transaction(Dialect.writer(options));
        this.disk = new DiskSync(Dialect.log(options));
        this.thread = Thread.ofPlatform().name("store-writer").start(this::loop);
    }

    void onCommit(Database.CommitListener listener) {
        this.listener = listener;
    }

    int waiting() {
        return waiting.size();
    }

    <T> CompletableFuture<T> submit(Work<T> work) {
        Piece<T> piece = new Piece<>(work);
        if (closing) {
            piece.fail(new StoreUnavailableException("the store is closing", null));
        } else if (disk.isBroken()) {
            piece.fail(DiskSync.brokenDisk(null));
        } else if (!waiting.offer(piece)) {
            piece.fail(new StoreUnavailableException("too much work waits for the store", null));
        } else if (!thread.isAlive()) {
            refuseLateComers();
        }
        return piece.answer;
    }

    /** Work on the file as a whole, between two groups and in no transaction. */
    private record Chore(String sql, CompletableFuture<Boolean> answer) {}

    /** Runs that SQL by itself; until it is done nothing else is written. */
    CompletableFuture<Boolean> submitChore(String sql) {
        Chore chore = new Chore(sql, new CompletableFuture<>());
        chores.add(chore);
        if (!thread.isAlive()) {
            refuseLateComers();
        }
        return chore.answer();
    }

    private void runChores() {
        Chore chore;
        while ((chore = chores.poll()) != null) {
            try {
                transaction.execute(chore.sql());
                chore.answer().complete(true);
            } catch (SQLException e) {
                chore.answer()
                        .completeExceptionally(new StoreUnavailableException(chore.sql() + ": " + e.getMessage(), e));
            }
        }
    }

    private void loop() {
        List<Piece<?>> group = new ArrayList<>(options.maxGroup());
        while (!closing || !waiting.isEmpty()) {
            runChores();
            if (takeInto(group)) {
                commitGuarded(group);
                group.clear();
            }
        }
        disk.close();
        refuseLateComers();
    }

    private boolean takeInto(List<Piece<?>> group) {
        try {
            Piece<?> first = waiting.poll(100, TimeUnit.MILLISECONDS);
            if (first == null) {
                return false;
            }
            group.add(first);
            waiting.drainTo(group, options.maxGroup() - 1);
            group.remove(wake);
            return !group.isEmpty();
        } catch (InterruptedException e) {
            closing = true;
            return false;
        }
    }

    /** The thread must outlive every surprise: whatever escapes fails the group and nothing else. */
    private void commitGuarded(List<Piece<?>> group) {
        try {
            commit(group);
        } catch (RuntimeException | Error e) {
            log.error("store.writer_failed pieces={}", group.size(), e);
            rollback();
            group.forEach(piece -> piece.fail(e));
        }
    }

    private void commit(List<Piece<?>> group) {
        long start = System.nanoTime();
        try {
            transaction.begin("BEGIN IMMEDIATE");
            if (!runTogether(group)) {
                transaction.execute("ROLLBACK");
                transaction.forgetActionsAfter(0);
                transaction.begin("BEGIN IMMEDIATE");
                runOneByOne(group);
            }
            transaction.execute("COMMIT");
        } catch (SQLException e) {
            failAll(group, e);
            return;
        }
        outage.over();
        disk.confirm(new CommittedGroup(List.copyOf(group), transaction.takeActions(), listener, start));
    }

    /** The usual case: no savepoints, because almost nothing ever fails. */
    private boolean runTogether(List<Piece<?>> group) throws SQLException {
        for (Piece<?> piece : group) {
            try {
                piece.run(transaction);
            } catch (RuntimeException | Error e) {
                throwStoreFault(e);
                return false;
            }
        }
        return true;
    }

    /** After a failure: each piece in a savepoint, so that the poisonous one fails alone. */
    private void runOneByOne(List<Piece<?>> group) throws SQLException {
        for (Piece<?> piece : group) {
            int mark = transaction.pendingActions();
            transaction.execute("SAVEPOINT piece");
            try {
                piece.run(transaction);
            } catch (RuntimeException | Error e) {
                throwStoreFault(e);
                transaction.execute("ROLLBACK TO piece");
                transaction.forgetActionsAfter(mark);
                piece.fail(e);
            }
            transaction.execute("RELEASE piece");
        }
    }

    /** A full or broken disk drops the whole transaction, whichever statement met it first. */
    private static void throwStoreFault(Throwable e) throws SQLException {
        if (e instanceof SqlFailure failure && Dialect.isStoreFault(failure.sqlException())) {
            throw failure.sqlException();
        }
    }

    private void failAll(List<Piece<?>> group, SQLException cause) {
        rollback();
        outage.failed(group.size(), String.valueOf(cause.getMessage()));
        StoreUnavailableException failure =
                new StoreUnavailableException("the store cannot be written: " + cause.getMessage(), cause);
        group.forEach(piece -> piece.fail(failure));
    }

    private void rollback() {
        transaction.forgetActionsAfter(0);
        transaction.forgetStatements();
        try {
            transaction.execute("ROLLBACK");
        } catch (SQLException e) {
            log.debug("nothing to roll back: the engine did it already", e);
        }
    }

    private void refuseLateComers() {
        Piece<?> late;
        while ((late = waiting.poll()) != null) {
            late.fail(new StoreUnavailableException("the store is closing", null));
        }
        chores.forEach(chore ->
                chore.answer().completeExceptionally(new StoreUnavailableException("the store is closing", null)));
    }

    /**
     * The last connection to close copies the log into the file. Not when the disk failed: what is in the log's pages may
     * not be what was written to them, and the next start checks them against their checksums first.
     */
    private void closeConnection() throws SQLException {
        if (!disk.isBroken()) {
            transaction.close();
        }
    }

    void close() {
        closing = true;
        waiting.offer(wake); // where there is no room it is awake
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
            closeConnection();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            log.warn("store.close_failed", e);
        }
        refuseLateComers();
    }
}
