package dev.switchboard.tenants;

import org.jspecify.annotations.Nullable;

/**
 * Who changes data.
 *
 * @param id of the key, {@code open} where none is asked for, or {@code cli}
 * @param correlationId of the request; null when there was none
 */
public record Actor(String id, @Nullable String correlationId) {
    /** Who sits at the machine itself. */
    public static final Actor CLI = new Actor("cli", null);
}
