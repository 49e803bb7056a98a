package dev.switchboard.tenants;

import dev.switchboard.config.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts secrets for the store with AES-256-GCM. What was sealed for one place opens in no other. */
public final class SecretBox {
    private static final String FORM = "v1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param master the installation's secret; the key is derived from it, so that it can serve other ends as well */
    public SecretBox(Secret master) {
        this.key = new SecretKeySpec(derive(master, "switchboard: secrets at rest"), "AES");
    }

    /** A key for one use, from the installation's secret: of one nobody learns another. */
    public static byte[] derive(Secret master, String purpose) {
        return master.sign(purpose.getBytes(StandardCharsets.UTF_8));
    }

    /** @param place whose secret it is, such as {@code agent/acme/acme-bot}: needed again to open it */
    public String seal(String place, Secret secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, place, nonce).doFinal(secret.bytes());
            byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return FORM + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /**
     * Opens what was sealed for that place.
     *
     * @throws WrongKeyException when it was sealed with another key, for another place, or changed since
     */
    public Secret open(String place, String sealed) {
        try {
            byte[] all = Base64.getDecoder().decode(sealed.substring(FORM.length()));
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, place, Arrays.copyOf(all, NONCE_BYTES));
            byte[] opened = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return new Secret(new String(opened, StandardCharsets.UTF_8));
        } catch (AEADBadTagException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new WrongKeyException(place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, String place, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** The key at hand is not the one a secret was sealed with. */
    public static final class WrongKeyException extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongKeyException(String place) {
            super("the secret of " + place + " does not open with this key");
        }
    }
}
