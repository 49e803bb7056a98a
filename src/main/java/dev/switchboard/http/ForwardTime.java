package dev.switchboard.http;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** Time that only goes forward: a clock that is set back by an hour must not lock anybody out for an hour. */
final class ForwardTime implements TimeMeter {
    private final Clock clock;
    private long lastMillis;
    private long passedMillis;

    ForwardTime(Clock clock) {
        this.clock = clock;
        this.lastMillis = clock.millis();
    }

    @Override
    public synchronized long currentTimeNanos() {
        long now = clock.millis();
        passedMillis += Math.max(now - lastMillis, 0);
        lastMillis = now;
        return TimeUnit.MILLISECONDS.toNanos(passedMillis);
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
