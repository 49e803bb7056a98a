package dev.switchboard.channels;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived, trusted by nobody yet.
 *
 * @param headers names in lower case
 * @param body the exact bytes of the wire: signatures are over these and nothing else
 */
public record WebhookRequest(Map<String, String> headers, byte[] body) {

    /** The header of that lower-case name. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /**
     * The only way to a {@link VerifiedRequest}: a channel's proof that the sender knows one of the keys.
     *
     * @param proof returns the fingerprint of the key that matched, or empty when none did
     */
    public Optional<VerifiedRequest> verifiedBy(Proof proof) {
        return proof.check(this).map(key -> new VerifiedRequest(body, key));
    }

    /** Checks a request against the keys a channel accepts. */
    @FunctionalInterface
    public interface Proof {
        Optional<String> check(WebhookRequest request);
    }
}
