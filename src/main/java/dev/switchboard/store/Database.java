package dev.switchboard.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The store. Writes go through one thread and are committed in groups; reads have connections of their own. */
public final class Database implements AutoCloseable {
    /** Reads on the way of a message: a slow query of the API must not hold up an answer. */
    private static final int OWN_READERS = 2;

    private static final int MOST_READS_WAITING = 2_000;

    /** A read that takes longer gives its reader back and begins again where it is in nobody's way. */
    private static final long BRIEF_NANOS = 250_000_000;

    private static final int MOST_LONG_READS_WAITING = 64;

    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(5);

    private final Writer writer;
    private final Readers readers;
    private final Readers ownReaders;
    private final Readers longReaders;
    private final Duration queryLimit;
    private final Remnants remnants;

    private Database(
            Writer writer,
            Readers readers,
            Readers ownReaders,
            Readers longReaders,
            Duration queryLimit,
            Remnants remnants) {
        this.writer = writer;
        this.readers = readers;
        this.ownReaders = ownReaders;
        this.longReaders = longReaders;
        this.queryLimit = queryLimit;
        this.remnants = remnants;
    }

    /** Opens the file, making or migrating it first. */
    public static Database open(StoreOptions options) {
        return open(options, Migrations.SCHEMA);
    }

    /**
     * Opens a file with a schema of its own.
     *
     * @param migrations folder of the migrations on the class path
     */
    public static Database open(StoreOptions options, String migrations) {
        Migrations.apply(options, migrations);
        try {
            Writer writer = new Writer(options);
            return new Database(
                    writer,
                    new Readers(options, "store-reader", options.readers(), MOST_READS_WAITING),
                    new Readers(options, "store-own-reader", OWN_READERS, Integer.MAX_VALUE),
                    new Readers(options, "store-long-reader", 1, MOST_LONG_READS_WAITING),
                    options.queryLimit(),
                    new Remnants(options, writer));
        } catch (SQLException e) {
            throw new StoreUnavailableException("cannot open " + options.file() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Runs the work and returns once it is on disk.
     *
     * @throws StoreUnavailableException when the store cannot take it now; nothing was written
     * @throws RuntimeException what the work threw; nothing of it was written
     */
    public <T> T write(Work<T> work) {
        return await(writer.submit(work));
    }

    /** As {@link #write}, without a result. */
    public void run(Consumer<Transaction> work) {
        write(transaction -> {
            work.accept(transaction);
            return Boolean.TRUE;
        });
    }

    /** Runs the work on a reader: one consistent picture, no writing. */
    public <T> T read(Work<T> work) {
        return await(readers.submit(work, 0));
    }

    /**
     * As {@link #read}, for what is nearly always quick: should it not be, it is run again as {@link #readAtLength}.
     */
    public <T> T readBriefly(Work<T> work) {
        try {
            return await(readers.submit(work, BRIEF_NANOS));
        } catch (TookTooLongException e) {
            return readAtLength(work);
        }
    }

    /**
     * Begins a read and returns at once: a part of a question that another reader answers meanwhile. Reads get their
     * readers in the order in which they were begun, so that one that waits for another has to be begun after it.
     *
     * @return fails when the read takes longer than a brief one may, or cannot be done
     */
    public <T> CompletableFuture<T> beginBriefly(Work<T> work) {
        return readers.submit(work, BRIEF_NANOS);
    }

    /**
     * As {@link #read}, for what takes its time: one after the other, beside all else.
     *
     * @throws StoreUnavailableException when it takes longer than it may, or too many wait
     */
    public <T> T readAtLength(Work<T> work) {
        try {
            return await(longReaders.submit(work, queryLimit.toNanos()));
        } catch (TookTooLongException e) {
            throw new StoreUnavailableException("this question takes too long: ask for less at once", e);
        }
    }

    /** As {@link #read}, for the way of a message: never waits behind what the outside asks for. */
    public <T> T readOwn(Work<T> work) {
        return await(ownReaders.submit(work, 0));
    }

    /**
     * Makes what was deleted unreadable also where older states of its pages are: in the log, in the unused parts of
     * pages that were split, and in full-text indexes.
     *
     * @return false when some of it may be left: a long read needs the log, or the file is too large to be written anew
     */
    public boolean forgetDeleted() {
        return remnants.clear();
    }

    /** How many pieces of work wait for the writer. */
    public int waiting() {
        return writer.waiting();
    }

    /** Registers who wants to know of commits. */
    public void onCommit(CommitListener listener) {
        writer.onCommit(listener);
    }

    /** Finishes what waits, then closes the file. */
    @Override
    public void close() {
        writer.close();
        Stream.of(readers, ownReaders, longReaders).forEach(some -> some.close(CLOSING_PATIENCE));
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    /** Told of each commit, on a thread of the store: must be quick. */
    @FunctionalInterface
    public interface CommitListener {
        /**
         * @param pieces of work it held
         * @param nanos how long it took
         * @param longestWaitNanos how long the oldest of them had waited for it
         */
        void committed(int pieces, long nanos, long longestWaitNanos);
    }
}
