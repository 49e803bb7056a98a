package dev.switchboard.channels;

import dev.switchboard.config.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An app secret that signs webhooks, with a fingerprint that may be stored and compared. */
public record SigningKey(Secret secret, String fingerprint) {

    public static SigningKey of(Secret secret) {
        return new SigningKey(secret, fingerprintOf(secret));
    }

    private static String fingerprintOf(Secret secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.bytes());
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
