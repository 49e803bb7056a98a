package dev.switchboard.tenants;

import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Database;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is served, and whose a number is. The webhook path asks this for every event, so the answer is in memory; what is
 * declared is in the store as well, for names and lists.
 */
public final class Tenants {
    private final Database database;
    private final TenantRows rows;
    private volatile Snapshot snapshot = Snapshot.EMPTY;

    public Tenants(Database database, Clock clock) {
        this.database = database;
        this.rows = new TenantRows(clock);
    }

    /** Makes these the users of the installation; may be repeated with the same. Ids are unique: checked before. */
    public void apply(List<Tenant> tenants) {
        database.run(transaction -> tenants.forEach(tenant -> rows.write(transaction, tenant)));
        snapshot = Snapshot.of(tenants);
    }

    /** The account of that key, if one of our users has it. */
    public Optional<Account> account(AccountKey key) {
        return Optional.ofNullable(snapshot.accounts().get(key));
    }

    /** The user's agent of that id. */
    public Optional<AgentSettings> agent(String userId, String agentId) {
        return Optional.ofNullable(snapshot.agents().get(agentId))
                .filter(agent -> agent.userId().equals(userId));
    }

    /** Every app secret of a platform, each once: webhooks are checked against them all. */
    public List<Secret> appSecrets(Platform platform) {
        return snapshot.appSecrets().getOrDefault(platform, List.of());
    }

    /** Every verify token of a platform. */
    public List<Secret> verifyTokens(Platform platform) {
        return snapshot.verifyTokens().getOrDefault(platform, List.of());
    }

    /** What is asked for every webhook, worked out once. */
    private record Snapshot(
            Map<AccountKey, Account> accounts,
            Map<String, AgentSettings> agents,
            Map<Platform, List<Secret>> appSecrets,
            Map<Platform, List<Secret>> verifyTokens) {
        static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of(), Map.of(), Map.of());

        static Snapshot of(List<Tenant> tenants) {
            List<Account> accounts = tenants.stream()
                    .flatMap(tenant -> tenant.accounts().stream())
                    .toList();
            List<AgentSettings> agents =
                    tenants.stream().flatMap(tenant -> tenant.agents().stream()).toList();
            return new Snapshot(
                    accounts.stream().collect(Collectors.toUnmodifiableMap(Account::key, Function.identity())),
                    agents.stream().collect(Collectors.toUnmodifiableMap(AgentSettings::agentId, Function.identity())),
                    byPlatform(accounts, account -> account.appSecrets().stream()),
                    byPlatform(accounts, account -> Stream.of(account.verifyToken())));
        }

        private static Map<Platform, List<Secret>> byPlatform(
                List<Account> accounts, Function<Account, Stream<Secret>> secrets) {
            Map<Platform, List<Secret>> byPlatform = new EnumMap<>(Platform.class);
            for (Platform platform : Platform.values()) {
                byPlatform.put(
                        platform,
                        accounts.stream()
                                .filter(account -> account.key().platform() == platform)
                                .flatMap(secrets)
                                .distinct()
                                .toList());
            }
            return byPlatform;
        }
    }
}
