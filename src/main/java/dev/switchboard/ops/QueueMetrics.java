package dev.switchboard.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What is to be done, and how it goes. */
public final class QueueMetrics {
    private final Family<Timer> runs;
    private final Family<Counter> dead;
    private final Family<Counter> lost;
    private final Gauges items;
    private final Gauges oldest;
    private final Gauges deadLetters;
    private final Gauges gatesClosed;
    private final Gauges kept;
    private volatile double sampleAgeSeconds;

    QueueMetrics(MeterRegistry registry) {
        runs = Family.timers(
                registry, "switchboard.queue.run", "handling of claimed lanes", Buckets.CALLS, "kind", "outcome");
        dead = Family.counters(registry, "switchboard.queue.dead", "work that was given up", "kind");
        lost = Family.counters(registry, "switchboard.queue.claims.lost", "claims another took over", "kind");
        items = new Gauges(registry, "switchboard.queue.items", "work that waits or runs", "kind");
        oldest = new Gauges(registry, "switchboard.queue.oldest.seconds", "age of the oldest work", "kind");
        deadLetters = new Gauges(registry, "switchboard.dead.letters", "dead letters in the store", "cause");
        gatesClosed = new Gauges(registry, "switchboard.gates.closed", "agents or accounts that pause", "kind");
        kept = new Gauges(registry, "switchboard.kept.events", "events that did not take effect", "state");
        Gauge.builder("switchboard.sample.age.seconds", () -> sampleAgeSeconds)
                .description("age of what is counted in the store")
                .register(registry);
    }

    /**
     * How the queue stands.
     *
     * @param items by kind
     * @param oldestSeconds age of the oldest item by kind
     * @param gatesClosed by kind
     * @param deadLetters by cause
     * @param kept events that did not take effect, by state
     */
    public record Sample(
            Map<String, Long> items,
            Map<String, Double> oldestSeconds,
            Map<String, Long> gatesClosed,
            Map<String, Long> deadLetters,
            Map<String, Long> kept) {}

    /** Begins to count for a kind of work, so that its first failure is seen as a rise. */
    public void expect(String kind) {
        dead.of(kind);
        lost.of(kind);
    }

    /** A claimed lane was handled; storing the outcome is not in the time. */
    public void ran(String kind, String outcome, long nanos) {
        runs.of(kind, outcome).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** So many items became dead letters. */
    public void died(String kind, int times) {
        dead.of(kind).increment(times);
    }

    /** Somebody else took a claim over: what it led to was not stored. */
    public void lost(String kind) {
        lost.of(kind).increment();
    }

    /** How it stands now. */
    public void tell(Sample sample) {
        items.tell(sample.items());
        oldest.tell(sample.oldestSeconds());
        gatesClosed.tell(sample.gatesClosed());
        deadLetters.tell(sample.deadLetters());
        kept.tell(sample.kept());
    }

    void sampledAgo(Duration age) {
        sampleAgeSeconds = age.toMillis() / 1000.0;
    }
}
