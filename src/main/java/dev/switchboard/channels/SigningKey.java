package dev.switchboard.channels;

import dev.switchboard.config.Secret;

/** An app secret that signs webhooks, with a fingerprint that may be stored and compared. */
public record SigningKey(Secret secret, String fingerprint) {

    public static SigningKey of(Secret secret) {
        return new SigningKey(secret, secret.fingerprint());
    }
}
