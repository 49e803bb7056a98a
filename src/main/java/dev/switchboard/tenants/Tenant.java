package dev.switchboard.tenants;

import dev.switchboard.config.UserLimits;
import java.util.List;
import java.util.stream.Stream;
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
        List<Account> accounts,
        List<Site> sites) {

    /** With the limits of the installation, and without sites. */
    public Tenant(
            String userId,
            String name,
            @Nullable String defaultCountry,
            String origin,
            List<AgentSettings> agents,
            List<Account> accounts) {
        this(userId, name, defaultCountry, origin, UserLimits.USUAL, agents, accounts, List.of());
    }

    /** Everything its conversations belong to: its accounts, and its sites as such. */
    Stream<Account> allAccounts() {
        return Stream.concat(accounts.stream(), sites.stream().map(Site::asAccount));
    }
}
