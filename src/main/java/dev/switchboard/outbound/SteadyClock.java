package dev.switchboard.outbound;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Goes on where another clock is set back: a circuit that is to open for 30 seconds must not stay open for an hour. */
final class SteadyClock extends Clock {
    private final Clock clock;
    private long ahead;
    private long last = Long.MIN_VALUE;

    SteadyClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized long millis() {
        long now = clock.millis() + ahead;
        if (now < last) {
            ahead += last - now;
            now = last;
        }
        last = now;
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
        return new SteadyClock(clock.withZone(zone));
    }
}
