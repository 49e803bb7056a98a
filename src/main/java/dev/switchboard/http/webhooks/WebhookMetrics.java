package dev.switchboard.http.webhooks;

import dev.switchboard.intake.Taken;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.AccountNotice;
import dev.switchboard.message.Platform;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;

/** Counts what platforms post. What a platform may name freely never becomes a label. */
public final class WebhookMetrics {
    private final MeterRegistry registry;

    public WebhookMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void refused(Platform platform) {
        registry.counter("switchboard.webhooks.refused", "platform", platform.wire())
                .increment();
    }

    void taken(Platform platform, List<InboundEvent> events, Taken taken) {
        events.forEach(event -> count(platform, "switchboard.webhook.events", kind(event), 1));
        events.forEach(event -> notice(platform, event));
        count(platform, "switchboard.intake", "stored", taken.messages());
        count(platform, "switchboard.intake", "duplicate", taken.duplicates());
        count(platform, "switchboard.intake", "receipt", taken.receipts());
        count(platform, "switchboard.intake", "echo", taken.echoes());
        count(platform, "switchboard.intake", "other", taken.others());
        count(platform, "switchboard.intake", "unrecognized", taken.unrecognized());
        count(platform, "switchboard.intake", "parked", taken.parked());
    }

    /** What to be woken by: a platform stops, or will soon stop, to take messages. */
    private void notice(Platform platform, InboundEvent event) {
        if (event instanceof AccountNotice notice) {
            String severity = notice.notice().severity().name().toLowerCase(Locale.ROOT);
            registry.counter("switchboard.account.notices", "platform", platform.wire(), "severity", severity)
                    .increment();
        }
    }

    private void count(Platform platform, String name, String kind, int times) {
        if (times > 0) {
            registry.counter(name, "platform", platform.wire(), "kind", kind).increment(times);
        }
    }

    private static String kind(InboundEvent event) {
        return event instanceof InboundEvent.Unrecognized ? "unrecognized" : event.kind();
    }
}
