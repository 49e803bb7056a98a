package dev.switchboard.config;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token, password or key. It never prints; whoever needs the value asks for it by name. */
public record Secret(String value) {
    private static final String HMAC = "HmacSHA256";

    /** The secret itself. Keep it out of logs, errors and answers. */
    public String reveal() {
        return value;
    }

    /** UTF-8 bytes of the secret, as keys for a MAC. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** Compares without telling by its timing how much was right. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(bytes(), candidate.getBytes(StandardCharsets.UTF_8));
    }

    public boolean isBlank() {
        return value.isBlank();
    }

    /**
     * What proves that somebody who has the secret wrote those bytes: their HMAC-SHA256.
     *
     * @param parts signed as one
     */
    public byte[] sign(byte[]... parts) {
        return signWith(bytes(), parts);
    }

    /** As {@link #sign}, for a key that is no text. */
    public static byte[] signWith(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    /** Names the secret without telling it: the first 16 hex digits of its SHA-256. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes());
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
