package dev.switchboard.channels.meta;

import dev.switchboard.channels.Handshake;
import dev.switchboard.config.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers Meta's check of the callback address, made whenever the address or the token is edited: <a
 * href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests">Verification
 * requests</a>.
 */
public final class MetaHandshake implements Handshake {
    private final Supplier<List<Secret>> tokens;

    /** @param tokens the verify tokens we gave out, asked at each check; blank ones match nothing */
    public MetaHandshake(Supplier<List<Secret>> tokens) {
        this.tokens = tokens;
    }

    @Override
    public Optional<String> confirm(@Nullable String mode, @Nullable String token, @Nullable String challenge) {
        return "subscribe".equals(mode) && token != null && challenge != null && isOurs(token)
                ? Optional.of(challenge)
                : Optional.empty();
    }

    private boolean isOurs(String token) {
        return tokens.get().stream().anyMatch(ours -> !ours.isBlank() && ours.matches(token));
    }
}
