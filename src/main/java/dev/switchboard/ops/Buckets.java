package dev.switchboard.ops;

import java.time.Duration;
import java.util.stream.LongStream;

/** Where histograms are cut. */
final class Buckets {
    /** Answers of our own. */
    static final Duration[] ANSWERS = millis(5, 15, 50, 150, 500, 1_000, 5_000);
    /** Other people's servers, and work that calls them. */
    static final Duration[] CALLS = millis(10, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000);
    /** Waiting for the disk. */
    static final Duration[] DISK = millis(1, 2, 5, 10, 20, 50, 100, 250, 1_000, 5_000);
    /** Pieces of work in a commit. */
    static final double[] PIECES = {1, 2, 4, 8, 16, 32, 64, 128, 256};

    private Buckets() {}

    private static Duration[] millis(long... edges) {
        return LongStream.of(edges).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
