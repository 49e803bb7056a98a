package dev.switchboard.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/**
 * So many requests a minute for each user. A user's minute begins with the first request after the last one ended, so that
 * what is left and when it begins anew can be told in whole numbers.
 */
final class RateLimit {
    static final Duration WINDOW = Duration.ofMinutes(1);

    /** More than that many users in one minute: those who asked least begin their minute anew. */
    private static final int MOST_USERS = 100_000;

    private final String name;
    private final ToIntFunction<String> quota;
    private final ForwardTime time;
    private final Cache<String, Bucket> buckets;

    /** @param quota how many a minute a user has; 0 for no limit */
    RateLimit(String name, ToIntFunction<String> quota, ForwardTime time) {
        this.name = name;
        this.quota = quota;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .expireAfterWrite(WINDOW)
                .maximumSize(MOST_USERS)
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Where a user stands after a request.
     *
     * @param isWithin whether the request may go on
     * @param resetS seconds until the whole quota is there again
     */
    record Standing(String name, int quota, boolean isWithin, long remaining, long resetS) {}

    /** How many requests a minute that user has; 0 for no limit. */
    int quotaOf(String userId) {
        return quota.applyAsInt(userId);
    }

    /** Counts a request of a user who has that quota. */
    Standing count(String userId, int perMinute) {
        ConsumptionProbe probe =
                buckets.get(userId, unseen -> bucket(perMinute)).tryConsumeAndReturnRemaining(1);
        long resetS = Math.ceilDiv(probe.getNanosToWaitForReset(), TimeUnit.SECONDS.toNanos(1));
        return new Standing(name, perMinute, probe.isConsumed(), probe.getRemainingTokens(), resetS);
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillIntervally(perMinute, WINDOW))
                .withCustomTimePrecision(time)
                .build();
    }
}
