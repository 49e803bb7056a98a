package dev.switchboard.http.webchat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** So many a minute of something, for each of many. */
final class Pace {
    private static final int MOST = 200_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int perMinute;
    private final String refusal;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /**
     * @param perMinute 0 for no limit
     * @param what is counted, in words
     */
    Pace(int perMinute, String what, Clock clock) {
        this.perMinute = perMinute;
        this.refusal = "At most " + perMinute + " " + what + " a minute";
        this.time = new ClockMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(WINDOW.multipliedBy(2))
                .maximumSize(MOST)
                .executor(Runnable::run)
                .build();
    }

    /** Counts one of somebody's. @throws ApiException 429 when it is too many */
    void count(String whose) {
        if (perMinute == 0) {
            return;
        }
        ConsumptionProbe probe = buckets.get(whose, unseen -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Problems.tooFast(refusal, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
