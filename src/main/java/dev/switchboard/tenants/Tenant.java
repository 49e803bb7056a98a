package dev.switchboard.tenants;

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
        List<AgentSettings> agents,
        List<Account> accounts) {}
