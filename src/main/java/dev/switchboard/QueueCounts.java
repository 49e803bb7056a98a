package dev.switchboard;

import dev.switchboard.intake.KeptReader;
import dev.switchboard.ops.QueueMetrics;
import dev.switchboard.queue.QueueReader;
import dev.switchboard.queue.QueueReader.Backlog;
import dev.switchboard.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Counts what waits and what was put aside. Kinds of which there is nothing are told as 0, so that they are drawn. */
final class QueueCounts implements Supplier<QueueMetrics.Sample> {
    private static final List<String> KEPT = List.of("parked", "unrecognized");

    private final QueueReader queue;
    private final KeptReader kept;
    private final Clock clock;
    private final List<String> kinds;

    QueueCounts(Database database, Clock clock, List<String> kinds) {
        this.queue = new QueueReader(database);
        this.kept = new KeptReader(database);
        this.clock = clock;
        this.kinds = kinds;
    }

    @Override
    public QueueMetrics.Sample get() {
        Map<String, Long> items = zeros(kinds);
        Map<String, Double> ages = new TreeMap<>();
        kinds.forEach(kind -> ages.put(kind, 0.0));
        queue.backlog().forEach((kind, backlog) -> {
            items.put(kind, backlog.items());
            ages.put(kind, ageOf(backlog));
        });
        return new QueueMetrics.Sample(
                items,
                ages,
                over(zeros(kinds), queue.closedGates(clock.millis())),
                queue.deadLetters(),
                over(zeros(KEPT), kept.counts()));
    }

    private double ageOf(Backlog backlog) {
        return Math.max(0, clock.millis() - backlog.oldestAt()) / 1000.0;
    }

    private static Map<String, Long> zeros(List<String> names) {
        Map<String, Long> zeros = new TreeMap<>();
        names.forEach(name -> zeros.put(name, 0L));
        return zeros;
    }

    private static Map<String, Long> over(Map<String, Long> zeros, Map<String, Long> counts) {
        zeros.putAll(counts);
        return zeros;
    }
}
