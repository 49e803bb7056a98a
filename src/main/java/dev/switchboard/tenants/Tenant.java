package dev.switchboard.tenants;

import dev.switchboard.config.UserLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user and all that belongs to it.
 *
 * @param origin the file that declares it, for errors and for what is read-only over the API
 */
public record Tenant(
        String userId,
        String name,
        @Nullable String defaultCountry,
        String origin,
        UserLimits limits,
        List<AgentSettings> agents,
        List<Account> accounts) {

    /** With the limits of the installation. */
    public Tenant(
            String userId,
            String name,
            @Nullable String defaultCountry,
            String origin,
            List<AgentSettings> agents,
            List<Account> accounts) {
        this(userId, name, defaultCountry, origin, UserLimits.USUAL, agents, accounts);
    }
}
