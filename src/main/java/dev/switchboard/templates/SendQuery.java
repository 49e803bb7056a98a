package dev.switchboard.templates;

import org.jspecify.annotations.Nullable;

/**
 * Which sends are asked for.
 *
 * @param customerPhone any spelling of any id of the lead; null for all
 * @param name of the template; null for all
 */
public record SendQuery(
        @Nullable String customerPhone, @Nullable String name, int limit, long offset) {}
