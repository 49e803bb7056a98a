package dev.switchboard.http.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.tenants.ApiKey;
import dev.switchboard.tenants.KeyScope;
import dev.switchboard.tenants.NewKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as the API shows it.
 *
 * @param key {@code ID.SECRET}, in the answer that makes it and nowhere else
 */
record ApiKeyJson(
        String key_id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
        String name,
        List<String> scopes,
        Instant created_at,
        @Nullable Instant expires_at,
        @Nullable Instant revoked_at,
        @Nullable Instant last_used_at) {

    static ApiKeyJson of(NewKey made) {
        return of(made.key(), made.whole().reveal());
    }

    static ApiKeyJson of(ApiKey key) {
        return of(key, null);
    }

    private static ApiKeyJson of(ApiKey key, @Nullable String whole) {
        return new ApiKeyJson(
                key.keyId(),
                whole,
                key.name(),
                key.scopes().stream().map(KeyScope::wire).toList(),
                key.createdAt(),
                key.expiresAt(),
                key.revokedAt(),
                key.lastUsedAt());
    }
}
