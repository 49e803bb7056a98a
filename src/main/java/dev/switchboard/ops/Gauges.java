package dev.switchboard.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;

/** Gauges of one name, one for each value of a label; all are told together, and what is not told of is gone. */
final class Gauges {
    private final MultiGauge gauges;
    private final String label;

    Gauges(MeterRegistry registry, String name, String meaning, String label) {
        this.gauges = MultiGauge.builder(name).description(meaning).register(registry);
        this.label = label;
    }

    synchronized void tell(Map<String, ? extends Number> values) {
        List<Row<?>> rows = values.entrySet().stream()
                .<Row<?>>map(value -> Row.of(Tags.of(label, value.getKey()), value.getValue()))
                .toList();
        gauges.register(rows, true);
    }
}
