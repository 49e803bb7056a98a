package dev.switchboard.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** Visitors of sites. */
public final class WebchatMetrics {
    private final MeterRegistry registry;

    WebchatMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows how many look. @param streams how many streams are open now */
    public void watch(IntSupplier streams) {
        Gauge.builder("switchboard.webchat.streams", streams::getAsInt)
                .description("streams of visitors that are open")
                .register(registry);
    }
}
