package dev.switchboard.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When to try again: doubling steps, spread a little so that many do not come at once.
 *
 * @param first the first step
 * @param longest no step is longer
 * @param giveUpAfter counted from the first attempt
 * @param jitter share of the step by which it may vary, e.g. 0.2 for ±20 %
 */
public record RetrySchedule(Duration first, Duration longest, Duration giveUpAfter, double jitter) {
    /** 1 s, 2 s, 4 s … 5 min, ±20 %, for 24 hours. */
    public static final RetrySchedule STANDARD =
            new RetrySchedule(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(24), 0.2);

    /**
     * How long to wait before the next attempt; empty when it is time to give up.
     *
     * @param attempts how many have failed, from 1
     * @param elapsedMs since the first attempt
     * @param wish what the other side asked for; honoured up to twice the step
     */
    public Optional<Duration> next(int attempts, long elapsedMs, @Nullable Duration wish, RandomGenerator random) {
        if (elapsedMs >= giveUpAfter.toMillis()) {
            return Optional.empty();
        }
        long step = stepMillis(attempts);
        long wished = wish == null ? 0 : Math.min(wish.toMillis(), 2 * step);
        return Optional.of(Duration.ofMillis(Math.max(wished, spread(step, random))));
    }

    private long stepMillis(int attempts) {
        int doublings = Math.min(Math.max(attempts - 1, 0), 30);
        return Math.min(first.toMillis() << doublings, longest.toMillis());
    }

    private long spread(long step, RandomGenerator random) {
        return Math.round(step * (1 + jitter * (2 * random.nextDouble() - 1)));
    }
}
