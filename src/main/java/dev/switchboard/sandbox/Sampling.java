package dev.switchboard.sandbox;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Takes so many of a kind each second and leaves out the rest, so that a load is not slowed by what nobody reads. */
final class Sampling {
    private static final int MOST_A_SECOND = 300;
    private static final int MOST_PHONE_CHANGES = 600;

    private final Clock clock;
    private final Map<String, Second> seconds = new ConcurrentHashMap<>();

    Sampling(Clock clock) {
        this.clock = clock;
    }

    boolean takes(String kind) {
        long now = TimeUnit.MILLISECONDS.toSeconds(clock.millis());
        Second second = seconds.merge(
                kind, new Second(now, 1), (old, one) -> old.at == now ? new Second(now, old.count + 1) : one);
        return second.count <= (kind.equals(Event.PHONE) ? MOST_PHONE_CHANGES : MOST_A_SECOND);
    }

    private record Second(long at, int count) {}
}
