package dev.switchboard;

import dev.switchboard.http.webhooks.WebhookListener;
import dev.switchboard.intake.KeptReader;
import dev.switchboard.intake.Taken;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.Platform;
import dev.switchboard.ops.IntakeMetrics;
import dev.switchboard.ops.Metrics;
import dev.switchboard.ops.QueueMetrics;
import dev.switchboard.outbound.CircuitSnapshot;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.queue.Handler;
import dev.switchboard.queue.Outcome;
import dev.switchboard.queue.QueueReader;
import dev.switchboard.queue.QueueReader.Backlog;
import dev.switchboard.queue.WorkListener;
import dev.switchboard.relay.AgentListener;
import dev.switchboard.relay.DeliveryListener;
import dev.switchboard.store.Database;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Carries what the packages tell of themselves to the metrics: neither side knows the other. */
final class Observers {
    private final Metrics metrics;

    Observers(Metrics metrics) {
        this.metrics = metrics;
    }

    WebhookListener webhooks(Iterable<Platform> platforms) {
        platforms.forEach(platform -> metrics.intake().expect(platform.wire()));
        return new Webhooks(metrics.intake());
    }

    AgentListener agents() {
        return (result, nanos) -> metrics.calls().asked(result.wire(), nanos);
    }

    DeliveryListener deliveries() {
        return (platform, result, nanos) -> metrics.calls().delivered(platform.wire(), result.wire(), nanos);
    }

    WorkListener work(List<Handler> handlers) {
        handlers.forEach(handler -> metrics.queue().expect(handler.kind()));
        return new Work(metrics.queue());
    }

    void circuits(OutboundClient outbound) {
        metrics.beforeScrape(() -> metrics.calls()
                .circuits(outbound.circuits().stream()
                        .collect(Collectors.toMap(CircuitSnapshot::name, Observers::stateOf))));
    }

    private static int stateOf(CircuitSnapshot circuit) {
        return switch (circuit.state()) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }

    void queue(Database database, Clock clock, List<Handler> handlers) {
        QueueReader reader = new QueueReader(database);
        KeptReader kept = new KeptReader(database);
        metrics.sampleQueue(() -> sample(reader, kept, clock.millis(), handlers));
    }

    private static QueueMetrics.Sample sample(QueueReader reader, KeptReader kept, long now, List<Handler> handlers) {
        Map<String, Long> items = new TreeMap<>();
        Map<String, Double> ages = new TreeMap<>();
        Map<String, Long> gates = new TreeMap<>();
        for (Handler handler : handlers) {
            items.put(handler.kind(), 0L);
            ages.put(handler.kind(), 0.0);
            gates.put(handler.kind(), 0L);
        }
        reader.backlog().forEach((kind, backlog) -> {
            items.put(kind, backlog.items());
            ages.put(kind, ageOf(backlog, now));
        });
        gates.putAll(reader.closedGates(now));
        return new QueueMetrics.Sample(items, ages, gates, reader.deadLetters(), withZeros(kept.counts()));
    }

    private static double ageOf(Backlog backlog, long now) {
        return Math.max(0, now - backlog.oldestAt()) / 1000.0;
    }

    private static Map<String, Long> withZeros(Map<String, Long> kept) {
        Map<String, Long> all = new HashMap<>(Map.of("parked", 0L, "unrecognized", 0L));
        all.putAll(kept);
        return all;
    }

    private record Work(QueueMetrics metrics) implements WorkListener {
        @Override
        public void ran(String kind, Outcome outcome, long nanos) {
            metrics.ran(kind, outcome.wire(), nanos);
        }

        @Override
        public void died(String kind, int items) {
            metrics.died(kind, items);
        }

        @Override
        public void lost(String kind) {
            metrics.lost(kind);
        }
    }

    private record Webhooks(IntakeMetrics metrics) implements WebhookListener {
        @Override
        public void refused(Platform platform) {
            metrics.refused(platform.wire());
        }

        @Override
        public void taken(Platform platform, List<InboundEvent> events, Taken taken) {
            events.forEach(event -> count(platform.wire(), event));
            metrics.taken(platform.wire(), "stored", taken.messages());
            metrics.taken(platform.wire(), "duplicate", taken.duplicates());
            metrics.taken(platform.wire(), "receipt", taken.receipts());
            metrics.taken(platform.wire(), "echo", taken.echoes());
            metrics.taken(platform.wire(), "unrecognized", taken.unrecognized());
            metrics.taken(platform.wire(), "parked", taken.parked());
        }

        /** What something unrecognized calls itself is the platform's word, and there may be any number of them. */
        private void count(String platform, InboundEvent event) {
            switch (event) {
                case InboundEvent.Unrecognized unknown -> metrics.event(platform, "unrecognized");
                case InboundEvent.ReceiptReceived receipt -> {
                    metrics.event(platform, receipt.kind());
                    metrics.receipt(platform, receipt.receipt().status().wire());
                }
                case InboundEvent.MessageReceived message -> metrics.event(platform, message.kind());
                case InboundEvent.EchoReceived echo -> metrics.event(platform, echo.kind());
            }
        }
    }
}
