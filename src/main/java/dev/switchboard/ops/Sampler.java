package dev.switchboard.ops;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks how things stand when somebody scrapes: not again within 5 seconds, and never for more than a fiftieth of the time,
 * so that a queue of millions is not counted all day. A scrape waits a second for the answer, then shows the last.
 */
final class Sampler<T> {
    private static final Logger log = LoggerFactory.getLogger(Sampler.class);
    private static final long LEAST_REST_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int REST_PER_WORK = 50;
    private static final long PATIENCE_MS = 1_000;

    private final Supplier<T> source;
    private final Consumer<T> told;
    private final Consumer<Duration> age;
    private CompletableFuture<Void> asking = CompletableFuture.completedFuture(null);
    private long dueNanos = System.nanoTime();
    private volatile long toldNanos = dueNanos;

    /**
     * @param source may block and may fail
     * @param told gets each answer
     * @param age gets how old the answer is that a scrape shows
     */
    Sampler(Supplier<T> source, Consumer<T> told, Consumer<Duration> age) {
        this.source = source;
        this.told = told;
        this.age = age;
    }

    void sample() {
        begin().completeOnTimeout(null, PATIENCE_MS, TimeUnit.MILLISECONDS).join();
        age.accept(Duration.ofNanos(System.nanoTime() - toldNanos));
    }

    private synchronized CompletableFuture<Void> begin() {
        if (asking.isDone() && System.nanoTime() - dueNanos >= 0) {
            asking = CompletableFuture.runAsync(
                    this::ask, task -> Thread.ofVirtual().name("sample").start(task));
        }
        return asking.copy();
    }

    private void ask() {
        long start = System.nanoTime();
        try {
            told.accept(source.get());
            toldNanos = System.nanoTime();
        } catch (RuntimeException e) {
            log.debug("metrics.sample_failed", e);
        } finally {
            restFrom(start);
        }
    }

    private synchronized void restFrom(long start) {
        long now = System.nanoTime();
        dueNanos = now + Math.max(LEAST_REST_NANOS, REST_PER_WORK * (now - start));
    }
}
