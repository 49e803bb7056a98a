package dev.switchboard.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What shall go wrong, asked before each webhook is posted and before each Graph call is answered.
 *
 * @param webhook what to do to a webhook that is about to be posted
 * @param graph an answer instead of the real one; nothing is recorded as sent then
 */
record Faults(Function<OwedWebhook, WebhookFault> webhook, Function<GraphCall, Optional<GraphAnswer>> graph) {

    /** Everything works. */
    static final Faults NONE = new Faults(webhook -> WebhookFault.NONE, call -> Optional.empty());

    /**
     * What happens to one webhook.
     *
     * @param delay waits this long first
     * @param copies how often it is posted, at least once
     */
    record WebhookFault(Duration delay, int copies) {
        static final WebhookFault NONE = new WebhookFault(Duration.ZERO, 1);
    }
}
