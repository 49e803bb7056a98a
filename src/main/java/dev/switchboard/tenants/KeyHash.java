package dev.switchboard.tenants;

import dev.switchboard.config.Secret;
import dev.switchboard.store.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What is kept of a secret. Plain SHA-256: the secret is 256 random bits, so there is nothing to guess that a slow hash
 * would slow down, and every request is checked against it.
 *
 * @param hex 64 digits
 */
record KeyHash(String hex) {
    /** No secret has it: stands in where there is no key, so that the check takes as long as with one. */
    static final KeyHash NONE = new KeyHash("0".repeat(64));

    static KeyHash of(Secret secret) {
        return new KeyHash(HexFormat.of().formatHex(Sha256.of(secret.reveal())));
    }

    boolean matches(String secret) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(hex), Sha256.of(secret));
    }
}
