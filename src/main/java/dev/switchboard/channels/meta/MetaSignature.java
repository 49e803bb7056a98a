package dev.switchboard.channels.meta;

import dev.switchboard.channels.SigningKey;
import dev.switchboard.channels.WebhookRequest;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code X-Hub-Signature-256}: HMAC-SHA256 with the app secret over the bytes that arrived, never over a re-written
 * body. There are several keys at a time while a secret rotates, and because each app that is subscribed signs with
 * its own: <a href="https://developers.facebook.com/docs/messenger-platform/webhooks#validate-payloads">Validate
 * payloads</a>.
 */
public final class MetaSignature implements WebhookRequest.Proof {
    private static final String HEADER = "x-hub-signature-256";
    private static final String PREFIX = "sha256=";
    private static final int LENGTH = PREFIX.length() + 64;

    private final Supplier<List<SigningKey>> keys;

    /** @param keys asked at each request, so that keys change without a restart */
    public MetaSignature(Supplier<List<SigningKey>> keys) {
        this.keys = keys;
    }

    /** The fingerprint of the key that signed it; empty when none of ours did. Never throws. */
    @Override
    public Optional<String> check(WebhookRequest request) {
        byte[] claimed = signatureIn(request.header(HEADER));
        if (claimed == null) {
            return Optional.empty();
        }
        return keys.get().stream()
                .filter(key -> MessageDigest.isEqual(claimed, sign(key, request.body())))
                .map(SigningKey::fingerprint)
                .findFirst();
    }

    private static byte @Nullable [] signatureIn(@Nullable String header) {
        return header != null && hasForm(header)
                ? HexFormat.of().parseHex(header, PREFIX.length(), header.length())
                : null;
    }

    /** {@code sha256=} and 64 digits, lower case as documented. */
    private static boolean hasForm(String header) {
        return header.length() == LENGTH
                && header.startsWith(PREFIX)
                && header.chars().skip(PREFIX.length()).allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    /** A blank secret signs nothing, so that forgetting one does not open the door. */
    private static byte[] sign(SigningKey key, byte[] body) {
        return key.secret().isBlank() ? new byte[0] : key.secret().sign(body);
    }
}
