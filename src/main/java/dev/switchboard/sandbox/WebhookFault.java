package dev.switchboard.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens to one webhook.
 *
 * @param delayMillis waits so long before its first post
 * @param batch how many of its kind may share a change; 0 when it goes alone
 */
record WebhookFault(
        long delayMillis, boolean twice, boolean again, boolean shuffled, boolean unknown, boolean large, int batch) {
    static final WebhookFault NONE = new WebhookFault(0, false, false, false, false, false, 0);

    /** What of it the ledger notes. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        add(names, twice, "duplicate");
        add(names, again, "redeliver");
        add(names, shuffled, "shuffle");
        add(names, unknown, "unknown");
        add(names, large, "large");
        return names;
    }

    private static void add(List<String> names, boolean holds, String name) {
        if (holds) {
            names.add(name);
        }
    }
}
