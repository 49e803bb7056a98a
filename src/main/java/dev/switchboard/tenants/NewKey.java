package dev.switchboard.tenants;

import dev.switchboard.config.Secret;

/** A key that was just made. The secret is not stored, so this is the only time it can be told. */
public record NewKey(ApiKey key, Secret secret) {

    /** What its owner is to keep: {@code ID.SECRET}. */
    public Secret whole() {
        return new Secret(key.keyId() + "." + secret.reveal());
    }
}
