package dev.switchboard.http.webhooks;

import dev.switchboard.intake.Taken;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.Platform;
import java.util.List;

/** Hears of each webhook, on the thread that answers it: must be quick and must not throw. */
public interface WebhookListener {
    /** No signature held. */
    void refused(Platform platform);

    /** It is on disk. */
    void taken(Platform platform, List<InboundEvent> events, Taken taken);
}
