package dev.switchboard.intake;

import org.jspecify.annotations.Nullable;

/**
 * How an event came to us.
 *
 * @param keyFingerprint of the secret that signed it; null when that was not recorded
 * @param eventId of the slice it is replayed from; null when it came just now
 * @param receivedAt when that slice came, epoch milliseconds
 */
record Provenance(@Nullable String keyFingerprint, @Nullable String eventId, long receivedAt) {

    /** Of a webhook that came just now. */
    static Provenance live(String keyFingerprint) {
        return new Provenance(keyFingerprint, null, 0);
    }

    boolean isReplay() {
        return receivedAt > 0;
    }

    /** Of a further event of the same slice, which needs an id of its own. */
    Provenance further() {
        return new Provenance(keyFingerprint, null, receivedAt);
    }
}
