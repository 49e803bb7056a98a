package dev.switchboard.channels;

/** A request whose sender proved to know a key. Made only by {@link WebhookRequest#verifiedBy}. */
public final class VerifiedRequest {
    private final byte[] body;
    private final String keyFingerprint;

    VerifiedRequest(byte[] body, String keyFingerprint) {
        this.body = body;
        this.keyFingerprint = keyFingerprint;
    }

    /** The bytes that were verified. */
    public byte[] body() {
        return body;
    }

    /** Which key matched: an account takes only what was signed with a key of its own. */
    public String keyFingerprint() {
        return keyFingerprint;
    }
}
