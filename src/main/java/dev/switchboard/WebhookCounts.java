package dev.switchboard;

import dev.switchboard.http.webhooks.WebhookListener;
import dev.switchboard.intake.Taken;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.Platform;
import dev.switchboard.ops.IntakeMetrics;
import java.util.List;
import java.util.Locale;

/** Counts what was in webhooks, and what it became. */
record WebhookCounts(IntakeMetrics metrics) implements WebhookListener {
    WebhookCounts {
        for (Platform platform : List.of(Platform.WHATSAPP, Platform.INSTAGRAM)) {
            metrics.expect(platform.wire());
        }
    }

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
        metrics.taken(platform.wire(), "other", taken.others());
        metrics.taken(platform.wire(), "unrecognized", taken.unrecognized());
        metrics.taken(platform.wire(), "parked", taken.parked());
    }

    private void count(String platform, InboundEvent event) {
        metrics.event(platform, kindOf(event));
        if (event instanceof InboundEvent.ReceiptReceived received) {
            metrics.receipt(platform, received.receipt().status().wire());
        }
        if (event instanceof InboundEvent.AccountNotice notice) {
            metrics.notice(platform, notice.notice().severity().name().toLowerCase(Locale.ROOT));
        }
    }

    /** What something unrecognized calls itself is the platform's word, and there may be any number of them. */
    private static String kindOf(InboundEvent event) {
        return event instanceof InboundEvent.Unrecognized ? "unrecognized" : event.kind();
    }
}
