package dev.switchboard.http;

import io.javalin.security.RouteRole;

/**
 * Who may call a route. Every route names one; a route without is refused when it is added. {@link KeyGuard} keeps it.
 *
 * <p>Where the path holds no {@code :user_id}, the user is the key's own: see {@link Caller#userId()}.
 */
public enum Access implements RouteRole {
    /** Anyone: health, webhooks (which prove themselves by signature), pages. */
    PUBLIC,
    /** Who may read the data of the {@code :user_id} in the path. */
    USER_READ,
    /** Who may change the data of the {@code :user_id} in the path. */
    USER_WRITE,
    /** Who runs the installation. */
    ADMIN,
    /** The sandbox's own page and emulator: exists in a sandbox only, and answers this machine only. */
    SANDBOX
}
