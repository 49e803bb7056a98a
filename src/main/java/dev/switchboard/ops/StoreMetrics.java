package dev.switchboard.ops;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** The store and its disk. */
public final class StoreMetrics {
    private final MeterRegistry registry;
    private final Timer commits;
    private final Timer waits;
    private final DistributionSummary pieces;

    StoreMetrics(MeterRegistry registry) {
        this.registry = registry;
        commits = Timer.builder("switchboard.store.commit")
                .description("a group of writes, from the first statement until it is on disk")
                .serviceLevelObjectives(Buckets.DISK)
                .register(registry);
        waits = Timer.builder("switchboard.store.wait")
                .description("how long the oldest write of a group waited for its turn")
                .serviceLevelObjectives(Buckets.DISK)
                .register(registry);
        pieces = DistributionSummary.builder("switchboard.store.commit.pieces")
                .description("writes in a group")
                .serviceLevelObjectives(Buckets.PIECES)
                .register(registry);
    }

    /** A group of writes is on disk. */
    public void committed(int writes, long nanos, long longestWaitNanos) {
        commits.record(nanos, TimeUnit.NANOSECONDS);
        waits.record(longestWaitNanos, TimeUnit.NANOSECONDS);
        pieces.record(writes);
    }

    /**
     * Shows how much there is of it.
     *
     * @param database its file; the log that is written ahead lies beside it
     * @param limitBytes the file may not grow beyond this; 0 for no limit
     * @param waiting how many writes wait now
     */
    public void watch(Path database, long limitBytes, IntSupplier waiting) {
        File file = database.toFile();
        size("db", file);
        size("wal", new File(file.getPath() + "-wal"));
        Gauge.builder("switchboard.store.free", file, File::getUsableSpace)
                .description("left on the disk")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
        Gauge.builder("switchboard.store.limit", () -> limitBytes)
                .description("how far the file may grow; 0 for no limit")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("switchboard.store.waiting", waiting::getAsInt)
                .description("writes that wait")
                .register(registry);
    }

    private void size(String name, File file) {
        Gauge.builder("switchboard.store.size", file, File::length)
                .description("of the store's files")
                .baseUnit("bytes")
                .tag("file", name)
                .strongReference(true)
                .register(registry);
    }
}
