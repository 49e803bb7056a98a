package dev.switchboard.sandbox;

import dev.switchboard.config.Secret;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How Meta signs a webhook: the app secret over the exact bytes of the body. See <a
 * href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads">validate
 * payloads</a>.
 */
public final class Signature {
    private Signature() {}

    /** Value of {@code X-Hub-Signature-256}. */
    public static String sha256(Secret secret, byte[] body) {
        return "sha256=" + hex(secret, body);
    }

    /** The signature alone, as a site signs its visitors' ids. */
    static String hex(Secret secret, byte[] body) {
        return HexFormat.of().formatHex(secret.sign(body));
    }

    /** Value of the old {@code X-Hub-Signature}, still sent. */
    static String sha1(Secret secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA1"));
            return "sha1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
