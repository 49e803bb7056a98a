package dev.switchboard.tenants;

import dev.switchboard.config.Secret;
import dev.switchboard.config.UserLimits;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Database;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is served, and whose a number is. The webhook path asks this for every event, so the answer is in memory; what is
 * declared is in the store as well, for names and lists.
 */
public final class Tenants {
    private final Database database;
    private final TenantRows rows;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Snapshot snapshot = Snapshot.of(List.of(), List.of(), List.of());

    public Tenants(Database database, Clock clock) {
        this.database = database;
        this.rows = new TenantRows(clock);
    }

    /** Makes these the users of the installation; may be repeated with the same. Ids are unique: checked before. */
    public void apply(List<Tenant> tenants) {
        alone(() -> {
            database.run(transaction -> tenants.forEach(tenant -> rows.write(transaction, tenant)));
            snapshot = Snapshot.of(
                    tenants, snapshot.agents().added(), snapshot.sites().added());
            return snapshot;
        });
    }

    /**
     * Makes one change at a time, whatever it is a change of: a site names an agent, so what was looked at of the one must
     * still hold when the other is written.
     */
    <R> R alone(Supplier<R> change) {
        changing.lock();
        try {
            return change.get();
        } finally {
            changing.unlock();
        }
    }

    /** Agents that no file declares; all of them. Only {@link #alone}. */
    void setAddedAgents(List<AgentSettings> added) {
        snapshot = Snapshot.of(snapshot.declared(), added, snapshot.sites().added());
    }

    /** Sites that no file declares; all of them. Only {@link #alone}. */
    void setAddedSites(List<Site> added) {
        snapshot = Snapshot.of(snapshot.declared(), snapshot.agents().added(), added);
    }

    Roster<AgentSettings> agents() {
        return snapshot.agents();
    }

    Roster<Site> siteRoster() {
        return snapshot.sites();
    }

    /** The site of that key, if one of our users has it. */
    public Optional<Site> site(String key) {
        return snapshot.sites().find(key);
    }

    /** What a user is called. */
    public Optional<String> nameOf(String userId) {
        return snapshot.declared().stream()
                .filter(tenant -> tenant.userId().equals(userId))
                .map(Tenant::name)
                .findFirst();
    }

    /** Every site there is. */
    public Collection<Site> sites() {
        return snapshot.sites().all().values();
    }

    boolean isUser(String userId) {
        return snapshot.declared().stream().anyMatch(tenant -> tenant.userId().equals(userId));
    }

    /** What the user may ask for where that is not the usual; usual as well for a user nobody declared. */
    public UserLimits limits(String userId) {
        return snapshot.limits().getOrDefault(userId, UserLimits.USUAL);
    }

    /** An account that the agent answers for. */
    Optional<Account> accountOf(AgentSettings agent) {
        return snapshot.accounts().values().stream()
                .filter(account -> account.userId().equals(agent.userId()))
                .filter(account -> agent.agentId().equals(account.agentId()))
                .findFirst();
    }

    /** The account of that key, if one of our users has it. */
    public Optional<Account> account(AccountKey key) {
        return Optional.ofNullable(snapshot.accounts().get(key));
    }

    /**
     * The id of the Instagram account that goes by an id: its own, or the one scoped to an app. Empty when there is none,
     * or when several claim it.
     */
    public Optional<String> instagramAccount(String id) {
        return snapshot.accounts().containsKey(new AccountKey(Platform.INSTAGRAM, id))
                ? Optional.of(id)
                : Optional.ofNullable(snapshot.instagramIds().get(id));
    }

    /** The numbers of a business account, whoever has them. */
    public List<Account> accountsOfBusiness(AccountKey business) {
        return snapshot.accounts().values().stream()
                .filter(account -> account.key().platform() == business.platform())
                .filter(account -> business.id().equals(account.businessAccountId()))
                .sorted(Comparator.comparing(account -> account.key().id()))
                .toList();
    }

    /** The user's agent of that id. */
    public Optional<AgentSettings> agent(String userId, String agentId) {
        return snapshot.agents().find(userId, agentId);
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
            List<Tenant> declared,
            Roster<AgentSettings> agents,
            Roster<Site> sites,
            Map<String, UserLimits> limits,
            Map<AccountKey, Account> accounts,
            Map<String, String> instagramIds,
            Map<Platform, List<Secret>> appSecrets,
            Map<Platform, List<Secret>> verifyTokens) {
        static Snapshot of(List<Tenant> tenants, List<AgentSettings> addedAgents, List<Site> addedSites) {
            List<Account> accounts = Stream.concat(
                            tenants.stream().flatMap(Tenant::allAccounts),
                            addedSites.stream().map(Site::asAccount))
                    .toList();
            return new Snapshot(
                    List.copyOf(tenants),
                    Roster.of(tenants, Tenant::agents, addedAgents),
                    Roster.of(tenants, Tenant::sites, addedSites),
                    tenants.stream().collect(Collectors.toUnmodifiableMap(Tenant::userId, Tenant::limits)),
                    accounts.stream().collect(Collectors.toUnmodifiableMap(Account::key, Function.identity())),
                    instagramIds(accounts),
                    byPlatform(accounts, account -> account.appSecrets().stream()),
                    byPlatform(accounts, account -> Stream.of(account.verifyToken())));
        }

        /** From ids scoped to an app to accounts; without those that several claim. */
        private static Map<String, String> instagramIds(List<Account> accounts) {
            Map<String, String> ids = new HashMap<>();
            Set<String> claimedTwice = new HashSet<>();
            for (Account account : accounts) {
                String other = account.businessAccountId();
                if (account.key().platform() == Platform.INSTAGRAM
                        && other != null
                        && ids.putIfAbsent(other, account.key().id()) != null) {
                    claimedTwice.add(other);
                }
            }
            ids.keySet().removeAll(claimedTwice);
            return Map.copyOf(ids);
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
