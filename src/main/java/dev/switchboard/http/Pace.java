package dev.switchboard.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** So many a minute of something, for each of many. What was used comes back little by little. */
public final class Pace {
    /** More than that many at a time: those who did least of it begin anew. */
    private static final int MOST = 200_000;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int perMinute;
    private final String refusal;
    private final ForwardTime time;
    private final Cache<String, Bucket> buckets;

    /**
     * @param perMinute 0 for no limit
     * @param refusal what they are told who are too fast; {@code %d} in it becomes the limit
     */
    public Pace(int perMinute, String refusal, Clock clock) {
        this.perMinute = perMinute;
        this.refusal = refusal.formatted(perMinute);
        this.time = new ForwardTime(clock);
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(WINDOW)
                .maximumSize(MOST)
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build();
    }

    /** Counts one of somebody's. @throws ApiException 429 with {@code Retry-After} when it was one too many */
    public void count(String whose) {
        if (perMinute == 0) {
            return;
        }
        ConsumptionProbe probe = buckets.get(whose, unseen -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw tooFast(probe.getNanosToWaitForRefill());
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .withCustomTimePrecision(time)
                .build();
    }

    private ApiException tooFast(long nanos) {
        long seconds = Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
        return new ApiException(
                HttpStatus.TOO_MANY_REQUESTS, refusal, Map.of("Retry-After", Long.toString(Math.max(1, seconds))));
    }
}
