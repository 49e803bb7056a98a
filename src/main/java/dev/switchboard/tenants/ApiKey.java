package dev.switchboard.tenants;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key to the API, without its secret, which nobody but its owner has.
 *
 * @param userId whose data it opens; {@link #ADMIN} for everybody's
 * @param name what it is for, in the words of who made it
 * @param expiresAt null for never
 * @param lastUsedAt about when: noted once an hour at most
 */
public record ApiKey(
        String keyId,
        String userId,
        String name,
        Set<KeyScope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {
    /** Owns the keys of those who run the installation. No user may have this id: ids begin with a letter or digit. */
    public static final String ADMIN = "_admin";

    /** Whether it may act for every user. */
    public boolean isAdmin() {
        return userId.equals(ADMIN);
    }

    /** Whether it opens anything at that time. */
    public boolean isValidAt(Instant time) {
        return revokedAt == null && (expiresAt == null || time.isBefore(expiresAt));
    }

    ApiKey usedAt(Instant time) {
        return new ApiKey(keyId, userId, name, scopes, createdAt, expiresAt, revokedAt, time);
    }
}
