package dev.switchboard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How much of the processors somebody else on the same host had since it was made: what is measured meanwhile says little
 * about us. Linux counts it ({@code steal} in {@code /proc/stat}); elsewhere it is 0.
 */
final class Stolen {
    private static final Path STAT = Path.of("/proc/stat");
    private static final int STEAL = 7;

    private final long[] before = ticks();

    /** From 0 to 1. */
    double share() {
        long[] now = ticks();
        long all = Arrays.stream(now).sum() - Arrays.stream(before).sum();
        return all == 0 ? 0 : (now[STEAL] - before[STEAL]) / (double) all;
    }

    /** User, nice, system, idle, waiting, interrupts, soft interrupts, stolen. */
    private static long[] ticks() {
        if (!Files.isReadable(STAT)) {
            return new long[STEAL + 1];
        }
        try {
            String line = Files.readAllLines(STAT).getFirst();
            return Arrays.stream(line.split(" +"))
                    .skip(1)
                    .limit(STEAL + 1)
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
