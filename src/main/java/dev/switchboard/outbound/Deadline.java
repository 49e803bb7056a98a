package dev.switchboard.outbound;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Rings once when it is late. Putting it off costs nothing, so that it may be done for every piece of a stream. */
final class Deadline implements AutoCloseable {
    private final ScheduledExecutorService alarms;
    private final Runnable ring;
    private volatile long atNanos;
    private volatile boolean closed;
    private volatile Future<?> alarm;

    Deadline(ScheduledExecutorService alarms, Runnable ring, Duration fromNow) {
        this.alarms = alarms;
        this.ring = ring;
        this.atNanos = System.nanoTime() + fromNow.toNanos();
        this.alarm = schedule(fromNow.toNanos());
    }

    /** @param nanos on the clock of {@link System#nanoTime} */
    void moveTo(long nanos) {
        boolean sooner = nanos - atNanos < 0;
        atNanos = nanos;
        if (sooner) {
            alarm.cancel(false);
            alarm = schedule(nanos - System.nanoTime());
        }
    }

    private Future<?> schedule(long nanos) {
        return alarms.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    }

    /** It may have been put off since. */
    private void look() {
        long left = atNanos - System.nanoTime();
        if (closed) {
            return;
        }
        if (left > 0) {
            alarm = schedule(left);
        } else {
            ring.run();
        }
    }

    @Override
    public void close() {
        closed = true;
        alarm.cancel(false);
    }
}
