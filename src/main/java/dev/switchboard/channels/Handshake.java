package dev.switchboard.channels;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A channel whose platform checks the callback address before it posts to it. */
public interface Handshake {
    /**
     * Answers the platform's check.
     *
     * @param mode {@code hub.mode}
     * @param token {@code hub.verify_token}
     * @param challenge {@code hub.challenge}, opaque
     * @return the challenge, to be sent back as it came; empty when the token is not ours
     */
    Optional<String> confirm(@Nullable String mode, @Nullable String token, @Nullable String challenge);
}
