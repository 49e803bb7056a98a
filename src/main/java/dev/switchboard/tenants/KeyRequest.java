package dev.switchboard.tenants;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key that somebody wants.
 *
 * @param userId whose data it opens; {@link ApiKey#ADMIN} for everybody's
 * @param expiresAt null for never
 */
public record KeyRequest(
        String userId,
        String name,
        Set<KeyScope> scopes,
        @Nullable Instant expiresAt) {
    /** What a name must be, in words. */
    public static final String NAME_MUST = "must have 1 to 100 characters, no control characters among them";
    /** Longest life that can be asked for, in days. */
    public static final int MOST_DAYS = 3650;

    private static final int LONGEST_NAME = 100;

    /** Whether a key may be called that. */
    public static boolean isName(String name) {
        return !name.isBlank()
                && name.codePointCount(0, name.length()) <= LONGEST_NAME
                && name.codePoints().noneMatch(Character::isISOControl);
    }
}
