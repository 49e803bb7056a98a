package dev.switchboard;

import dev.switchboard.agent.AgentResult;
import dev.switchboard.http.webchat.Streams;
import dev.switchboard.http.webhooks.WebhookListener;
import dev.switchboard.ops.Metrics;
import dev.switchboard.ops.QueueMetrics;
import dev.switchboard.outbound.CircuitSnapshot;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.queue.Handler;
import dev.switchboard.queue.Outcome;
import dev.switchboard.queue.WorkListener;
import dev.switchboard.relay.AgentListener;
import dev.switchboard.relay.DeliveryListener;
import dev.switchboard.store.Database;
import dev.switchboard.store.StoreOptions;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** Carries what the packages tell of themselves to the metrics: neither side knows the other. */
final class Observers {
    private final Metrics metrics;

    Observers(Metrics metrics) {
        this.metrics = metrics;
    }

    void store(Database database, StoreOptions options) {
        database.onCommit(metrics.store()::committed);
        metrics.store().watch(options.file(), options.maxSizeBytes(), database::waiting);
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
        List<String> kinds = handlers.stream().map(Handler::kind).toList();
        kinds.forEach(metrics.queue()::expect);
        metrics.sampleQueue(new QueueCounts(database, clock, kinds));
    }

    WorkListener work() {
        return new Work(metrics.queue());
    }

    AgentListener agents() {
        return (result, nanos) -> {
            metrics.calls().asked(result.wire(), nanos);
            if (result instanceof AgentResult.Replies replies
                    && (replies.extraction() != null || replies.leftOut() != null)) {
                metrics.calls().extraction(replies.extraction() != null);
            }
        };
    }

    DeliveryListener deliveries() {
        return (platform, result, nanos) -> metrics.calls().delivered(platform.wire(), result.wire(), nanos);
    }

    void webchat(Streams streams) {
        metrics.webchat().watch(streams::open);
    }

    WebhookListener webhooks() {
        return new WebhookCounts(metrics.intake());
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
}
