package dev.switchboard.http;

import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key a request shows: {@code ID.SECRET} as bearer token, which wins, or in {@code X-API-Key}; or its halves in
 * {@code X-API-Key} and {@code X-API-Secret}.
 */
record ShownKey(String id, String secret) {
    private static final String BEARER = "Bearer ";

    static Optional<ShownKey> of(Context ctx) {
        String bearer = bearer(ctx.header("Authorization"));
        if (bearer != null) {
            return Optional.of(parse(bearer, null));
        }
        String key = text(ctx.header("X-API-Key"));
        return key == null ? Optional.empty() : Optional.of(parse(key, text(ctx.header("X-API-Secret"))));
    }

    private static ShownKey parse(String key, @Nullable String secret) {
        int dot = key.indexOf('.');
        if (dot >= 0) {
            return new ShownKey(key.substring(0, dot), key.substring(dot + 1));
        }
        return new ShownKey(key, secret == null ? "" : secret);
    }

    /** Other schemes are not ours: a proxy in front may use them. */
    private static @Nullable String bearer(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? text(header.substring(BEARER.length()))
                : null;
    }

    private static @Nullable String text(@Nullable String header) {
        return header == null || header.isBlank() ? null : header.strip();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
