package dev.switchboard.agent;

import dev.switchboard.config.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Signs requests as <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">
 * Standard Webhooks</a> say, so that an agent can check them with a library.
 */
public final class WebhookSignature {
    private static final String BASE64_FOLLOWS = "whsec_";
    private static final int LEAST_BYTES = 16;

    private final byte[] key;

    /**
     * @param secret base64 after {@code whsec_}, or any other text for its UTF-8 bytes
     * @throws IllegalArgumentException when it is not base64 after the prefix, or has fewer than 16 bytes
     */
    public WebhookSignature(Secret secret) {
        byte[] bytes = keyOf(secret.reveal());
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalArgumentException("a secret of fewer than 16 bytes is too short to sign with");
        }
        this.key = bytes;
    }

    private static byte[] keyOf(String secret) {
        return secret.startsWith(BASE64_FOLLOWS)
                ? Base64.getDecoder().decode(secret.substring(BASE64_FOLLOWS.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The value of {@code webhook-signature}.
     *
     * @param id of the request, as in {@code webhook-id}
     * @param epochSeconds as in {@code webhook-timestamp}
     */
    public String of(String id, long epochSeconds, byte[] body) {
        byte[] before = (id + "." + epochSeconds + ".").getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(Secret.signWith(key, before, body));
    }
}
