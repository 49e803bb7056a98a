package dev.switchboard.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** Meters of one name, each made once for its label values: on the way of a message they are looked up and no more. */
final class Family<M> {
    private final ConcurrentMap<List<String>, M> made = new ConcurrentHashMap<>();
    private final List<String> labels;
    private final Function<Tags, M> make;

    private Family(List<String> labels, Function<Tags, M> make) {
        this.labels = labels;
        this.make = make;
    }

    static Family<Counter> counters(MeterRegistry registry, String name, String meaning, String... labels) {
        return new Family<>(
                List.of(labels),
                tags -> Counter.builder(name).description(meaning).tags(tags).register(registry));
    }

    static Family<Timer> timers(
            MeterRegistry registry, String name, String meaning, Duration[] buckets, String... labels) {
        return new Family<>(
                List.of(labels),
                tags -> Timer.builder(name)
                        .description(meaning)
                        .serviceLevelObjectives(buckets)
                        .tags(tags)
                        .register(registry));
    }

    /** The one with these label values, in the order of the labels. */
    M of(String... values) {
        List<String> key = List.of(values);
        M known = made.get(key);
        return known != null ? known : made.computeIfAbsent(key, missing -> make.apply(tags(missing)));
    }

    private Tags tags(List<String> values) {
        Tags tags = Tags.empty();
        for (int i = 0; i < labels.size(); i++) {
            tags = tags.and(labels.get(i), values.get(i));
        }
        return tags;
    }
}
