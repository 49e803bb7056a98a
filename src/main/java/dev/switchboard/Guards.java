package dev.switchboard;

import dev.switchboard.config.Settings;
import dev.switchboard.http.KeyGuard;
import dev.switchboard.http.RateLimits;
import dev.switchboard.tenants.ApiKeys;
import dev.switchboard.tenants.Tenants;
import java.time.Clock;
import java.util.Objects;

/** What stands before every route: who may call, and how often. */
final class Guards {
    private Guards() {}

    static KeyGuard keys(Settings settings, ApiKeys keys, Clock clock) {
        return switch (settings.auth()) {
            case OPEN -> KeyGuard.open();
            case KEYS -> KeyGuard.requiring(keys, settings.limits().failedKeysPerMinute(), clock);
        };
    }

    /** @param usual for users whose file says nothing else */
    static RateLimits rates(Settings.Limits usual, Tenants tenants, Clock clock) {
        return new RateLimits(
                user -> Objects.requireNonNullElse(
                        tenants.limits(user).leadsReadsPerMinute(), usual.leadsReadsPerMinute()),
                user -> Objects.requireNonNullElse(tenants.limits(user).writesPerMinute(), usual.writesPerMinute()),
                clock);
    }
}
