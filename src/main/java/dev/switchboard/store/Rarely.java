package dev.switchboard.store;

import java.util.concurrent.TimeUnit;

/** Lets a line of log through now and then: what fails with each request must not fill the disk with its log. */
public final class Rarely {
    private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private boolean begun;
    private long lastNanos;
    private long untold;

    /**
     * Something happened that many times.
     *
     * @return how often it has since the last line, when it is time for one; else 0
     */
    public synchronized long due(long times) {
        untold += times;
        long now = System.nanoTime();
        if (begun && now - lastNanos < BETWEEN_NANOS) {
            return 0;
        }
        begun = true;
        lastNanos = now;
        long all = untold;
        untold = 0;
        return all;
    }
}
