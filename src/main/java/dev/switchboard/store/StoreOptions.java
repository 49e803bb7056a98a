package dev.switchboard.store;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the embedded store is opened.
 *
 * @param file the database file; its folder must exist
 * @param busyTimeout how long a write waits for another process's lock before it is refused
 * @param maxSizeBytes the file may not grow beyond this; 0 for no limit
 * @param cacheKb page cache per connection, KiB
 * @param readers connections for reading
 * @param maxGroup most pieces of work in one commit
 * @param maxWaiting most pieces waiting for the writer; more are refused at once
 * @param queryLimit how long a query of a caller's choosing may take
 */
public record StoreOptions(
        Path file,
        Duration busyTimeout,
        long maxSizeBytes,
        int cacheKb,
        int readers,
        int maxGroup,
        int maxWaiting,
        Duration queryLimit) {
    private static final Duration QUERY_LIMIT = Duration.ofSeconds(5);

    public StoreOptions(
            Path file,
            Duration busyTimeout,
            long maxSizeBytes,
            int cacheKb,
            int readers,
            int maxGroup,
            int maxWaiting) {
        this(file, busyTimeout, maxSizeBytes, cacheKb, readers, maxGroup, maxWaiting, QUERY_LIMIT);
    }

    /** The defaults of {@code switchboard.yaml} for that file. */
    public static StoreOptions of(Path file) {
        return new StoreOptions(file, Duration.ofSeconds(2), 0, 16_384, 3, 256, 20_000);
    }

    public StoreOptions withMaxSizeBytes(long bytes) {
        return new StoreOptions(file, busyTimeout, bytes, cacheKb, readers, maxGroup, maxWaiting, queryLimit);
    }

    public StoreOptions withBusyTimeout(Duration timeout) {
        return new StoreOptions(file, timeout, maxSizeBytes, cacheKb, readers, maxGroup, maxWaiting, queryLimit);
    }

    public StoreOptions withQueryLimit(Duration limit) {
        return new StoreOptions(file, busyTimeout, maxSizeBytes, cacheKb, readers, maxGroup, maxWaiting, limit);
    }
}
