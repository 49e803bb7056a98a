package dev.switchboard.tenants;

import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Database;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is served, and whose a number is. The webhook path asks this for every event, so the answer is in memory; what is
 * declared is in the store as well, for names and lists.
 */
public final class Tenants {
    private final Database database;
    private final TenantRows rows;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Map.of());

    public Tenants(Database database, Clock clock) {
        this.database = database;
        this.rows = new TenantRows(clock);
    }

    private record Snapshot(Map<AccountKey, Account> accounts, Map<String, AgentSettings> agents) {}

    /** Makes these the users of the installation; may be repeated with the same. Ids are unique: checked before. */
    public void apply(List<Tenant> tenants) {
        database.run(transaction -> tenants.forEach(tenant -> rows.write(transaction, tenant)));
        Map<AccountKey, Account> accounts = new HashMap<>();
        Map<String, AgentSettings> agents = new HashMap<>();
        for (Tenant tenant : tenants) {
            tenant.accounts().forEach(account -> accounts.put(account.key(), account));
            tenant.agents().forEach(agent -> agents.put(agent.agentId(), agent));
        }
        snapshot = new Snapshot(Map.copyOf(accounts), Map.copyOf(agents));
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
        return snapshot.accounts().values().stream()
                .filter(account -> account.key().platform() == platform)
                .flatMap(account -> account.appSecrets().stream())
                .distinct()
                .toList();
    }

    /** Every verify token of a platform. */
    public List<Secret> verifyTokens(Platform platform) {
        return snapshot.accounts().values().stream()
                .filter(account -> account.key().platform() == platform)
                .map(Account::verifyToken)
                .distinct()
                .toList();
    }
}
