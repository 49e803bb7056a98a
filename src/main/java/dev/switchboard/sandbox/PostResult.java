package dev.switchboard.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * How the server took a webhook.
 *
 * @param status HTTP status, 0 when there was none
 * @param response its body, or why there was none
 * @param at when, epoch milliseconds
 * @param url where it was posted
 * @param signature the {@code X-Hub-Signature-256} it carried
 */
record PostResult(
        int status,
        long millis,
        long at,
        String url,
        String signature,
        String request,
        @Nullable String response) {

    /** Only 200 counts: the platform keeps sending after any other answer. */
    boolean isAcknowledged() {
        return status == 200;
    }
}
