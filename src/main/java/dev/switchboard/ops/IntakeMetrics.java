package dev.switchboard.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What platforms post. What a platform may name freely never becomes a label. */
public final class IntakeMetrics {
    private final Family<Counter> refused;
    private final Family<Counter> events;
    private final Family<Counter> taken;
    private final Family<Counter> receipts;
    private final Family<Counter> notices;

    IntakeMetrics(MeterRegistry registry) {
        refused = Family.counters(
                registry, "switchboard.webhooks.refused", "webhooks without a signature that holds", "platform");
        events = Family.counters(
                registry, "switchboard.webhook.events", "events in webhooks, repetitions too", "platform", "kind");
        taken = Family.counters(registry, "switchboard.intake", "what became of events", "platform", "kind");
        receipts = Family.counters(
                registry, "switchboard.receipts", "receipts as they came, repetitions too", "platform", "status");
        notices = Family.counters(
                registry,
                "switchboard.account.notices",
                "what platforms told of accounts and templates",
                "platform",
                "severity");
    }

    /** Begins to count for a platform, so that its first refusal is seen as a rise. */
    public void expect(String platform) {
        refused.of(platform);
        notices.of(platform, "alarm");
    }

    /** A webhook whose signature did not hold. */
    public void refused(String platform) {
        refused.of(platform).increment();
    }

    /** An event as it was read. */
    public void event(String platform, String kind) {
        events.of(platform, kind).increment();
    }

    /** A receipt as it was read. */
    public void receipt(String platform, String status) {
        receipts.of(platform, status).increment();
    }

    /** The platform told something of an account or a template: an alarm stops messages, or soon will. */
    public void notice(String platform, String severity) {
        notices.of(platform, severity).increment();
    }

    /** What so many events of a webhook became. */
    public void taken(String platform, String kind, int times) {
        if (times > 0) {
            taken.of(platform, kind).increment(times);
        }
    }
}
