package dev.switchboard.bench;

import java.util.Arrays;

/** How long each answer took, and how many there were a second. */
final class LoadResult {
    private final long[] nanos;
    private int answered;
    private int refused;
    private long took;

    LoadResult(int count) {
        nanos = new long[count];
    }

    void add(int status, long latency) {
        nanos[answered++] = latency;
        if (status != 200) {
            refused++;
        }
    }

    void ended(long tookNanos) {
        took = tookNanos;
        Arrays.sort(nanos, 0, answered);
        if (refused > 0) {
            throw new IllegalStateException(refused + " of " + answered + " requests were refused");
        }
    }

    int answered() {
        return answered;
    }

    double perSecond() {
        return answered * 1e9 / took;
    }

    /** In milliseconds. */
    double percentile(double share) {
        return nanos[(int) Math.min(answered - 1L, Math.round(share * answered))] / 1e6;
    }
}
