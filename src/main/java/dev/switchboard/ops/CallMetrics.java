package dev.switchboard.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Calls of other people's servers. */
public final class CallMetrics {
    private final Family<Timer> agents;
    private final Family<Timer> deliveries;
    private final Family<Counter> extractions;
    private final Gauges circuits;

    CallMetrics(MeterRegistry registry) {
        agents = Family.timers(registry, "switchboard.agent", "requests to agents", Buckets.CALLS, "outcome");
        deliveries = Family.timers(
                registry,
                "switchboard.delivery",
                "messages sent through Graph APIs",
                Buckets.CALLS,
                "platform",
                "outcome");
        extractions = Family.counters(
                registry,
                "switchboard.agent.extractions",
                "extractions in agents' answers: taken, or left out because they were not valid",
                "outcome");
        extraction(true, 0);
        extraction(false, 0);
        circuits = new Gauges(registry, "switchboard.circuit.state", "0 closed, 1 half open, 2 open", "circuit");
    }

    /** An agent was asked. */
    public void asked(String outcome, long nanos) {
        agents.of(outcome).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** An agent's answer held an extraction. */
    public void extraction(boolean taken) {
        extraction(taken, 1);
    }

    private void extraction(boolean taken, int more) {
        extractions.of(taken ? "taken" : "left_out").increment(more);
    }

    /** A platform was asked to deliver a message. */
    public void delivered(String platform, String outcome, long nanos) {
        deliveries.of(platform, outcome).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** All circuits there are, by name: 0 closed, 1 half open, 2 open. */
    public void circuits(Map<String, Integer> states) {
        circuits.tell(states);
    }
}
