package dev.switchboard.tenants;

import dev.switchboard.message.Platform;
import dev.switchboard.store.Transaction;
import java.time.Clock;

/** Writes declared users into the store: what others join with. Secrets of files stay in the environment. */
final class TenantRows {
    /** In the directory, ids of agents. */
    static final String AGENT = "agent";

    private final Clock clock;

    TenantRows(Clock clock) {
        this.clock = clock;
    }

    void write(Transaction transaction, Tenant tenant) {
        writeUser(transaction, tenant);
        tenant.agents().forEach(agent -> writeAgent(transaction, tenant, agent));
        tenant.allAccounts().forEach(account -> writeAccount(transaction, tenant, account));
    }

    private void writeUser(Transaction transaction, Tenant tenant) {
        transaction.update(
                """
                INSERT INTO users (user_id, name, default_country, origin, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id) DO UPDATE SET name = excluded.name, default_country = excluded.default_country,
                  origin = excluded.origin, updated_at = excluded.updated_at""",
                tenant.userId(),
                tenant.name(),
                tenant.defaultCountry(),
                tenant.origin(),
                clock.millis(),
                clock.millis());
    }

    private void writeAgent(Transaction transaction, Tenant tenant, AgentSettings agent) {
        transaction.update(
                """
                INSERT INTO agents (user_id, agent_id, name, kind, origin, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, agent_id) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                  settings = '{}', secrets = NULL, origin = excluded.origin, updated_at = excluded.updated_at""",
                agent.userId(),
                agent.agentId(),
                agent.name(),
                agent.kind(),
                tenant.origin(),
                clock.millis(),
                clock.millis());
        list(transaction, AGENT, agent.agentId(), agent.userId());
    }

    private void writeAccount(Transaction transaction, Tenant tenant, Account account) {
        transaction.update(
                """
                INSERT INTO accounts (user_id, platform, account_id, business_account_id, agent_id, origin, created_at,
                  updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, platform, account_id) DO UPDATE SET agent_id = excluded.agent_id,
                  business_account_id = excluded.business_account_id, origin = excluded.origin,
                  updated_at = excluded.updated_at""",
                account.userId(),
                account.key().platform().wire(),
                account.key().id(),
                account.businessAccountId(),
                account.agentId(),
                tenant.origin(),
                clock.millis(),
                clock.millis());
        list(transaction, account(account.key().platform()), account.key().id(), account.userId());
    }

    /** In the directory, ids of accounts of that platform. */
    static String account(Platform platform) {
        return "account:" + platform.wire();
    }

    static void list(Transaction transaction, String kind, String id, String userId) {
        transaction.update(
                "INSERT INTO directory (kind, id, user_id) VALUES (?, ?, ?)"
                        + " ON CONFLICT (kind, id) DO UPDATE SET user_id = excluded.user_id",
                kind,
                id,
                userId);
    }

    static void unlist(Transaction transaction, String kind, String id, String userId) {
        transaction.update("DELETE FROM directory WHERE kind = ? AND id = ? AND user_id = ?", kind, id, userId);
    }
}
