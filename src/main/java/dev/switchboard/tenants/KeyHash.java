package dev.switchboard.tenants;

import dev.switchboard.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        return new KeyHash(HexFormat.of().formatHex(digest(secret.reveal())));
    }

    boolean matches(String secret) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(hex), digest(secret));
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
