package dev.switchboard.outbound;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Goes on when another clock is set back: a circuit that is open for 30 seconds must not stay open for an hour. */
final class SteadyClock extends Clock {
    private final Clock clock;
    private final LongSupplier nanoTime;
    private long ahead;
    private long last = Long.MIN_VALUE;
    private long lastNanos;

    SteadyClock(Clock clock) {
        this(clock, System::nanoTime);
    }

    /** @param nanoTime what {@link System#nanoTime} tells: how much time passed unseen since the last look */
    SteadyClock(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized long millis() {
        long nanos = nanoTime.getAsLong();
        long now = clock.millis() + ahead;
        if (now < last) {
            long passed = TimeUnit.NANOSECONDS.toMillis(nanos - lastNanos);
            ahead += last + passed - now;
            now = last + passed;
        }
        last = now;
        lastNanos = nanos;
        return now;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SteadyClock(clock.withZone(zone), nanoTime);
    }
}
