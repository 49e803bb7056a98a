package dev.switchboard.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts keys that open nothing, per address, and says when there were too many. A good key is never refused for it: 256
 * random bits are not found by trying, and behind one proxy or office there are many callers.
 */
public final class FailedKeys {
    private static final int MOST_ADDRESSES = 100_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int perMinute;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /** @param perMinute how many one address may show; 0 for no limit */
    public FailedKeys(int perMinute) {
        this(perMinute, System::nanoTime);
    }

    FailedKeys(int perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.time = new NanoMeter(nanoTime);
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(WINDOW)
                .maximumSize(MOST_ADDRESSES)
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Counts one.
     *
     * @return 429 with {@code Retry-After}, to be thrown, when it was one too many; else null
     */
    @Nullable
    ApiException count(String ip) {
        if (perMinute == 0) {
            return null;
        }
        ConsumptionProbe probe =
                buckets.get(ClientAddress.holder(ip), unseen -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? null : tooMany(probe.getNanosToWaitForRefill());
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .withCustomTimePrecision(time)
                .build();
    }

    private static ApiException tooMany(long nanos) {
        long seconds = Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
        return new ApiException(
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many keys from this address that open nothing",
                Map.of("Retry-After", Long.toString(seconds)));
    }

    /** Time since whenever: setting the machine's clock must not lock anybody out. */
    private record NanoMeter(LongSupplier nanoTime) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
