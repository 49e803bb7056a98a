package dev.switchboard.tenants;

import dev.switchboard.config.ConfigException;
import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Agents made, changed and deleted while the service runs. What a file declares is changed in the file only. */
public final class TenantAgents {
    private final Tenants tenants;
    private final Database database;
    private final AgentRows rows;
    private final Audit audit;

    public TenantAgents(Tenants tenants, Database database, Clock clock, SecretBox secrets, Audit audit) {
        this.tenants = tenants;
        this.database = database;
        this.rows = new AgentRows(clock, secrets);
        this.audit = audit;
    }

    /**
     * Brings back what was made before the last start; once, after the files were applied.
     *
     * @throws ConfigException when a file has taken an id since, or the key is not the one secrets were sealed with
     */
    public void load() {
        tenants.alone(() -> {
            List<AgentSettings> stored = stored();
            stored.forEach(this::requireFree);
            tenants.setAdded(stored);
            return stored;
        });
    }

    private List<AgentSettings> stored() {
        try {
            return database.read(rows::all);
        } catch (SecretBox.WrongKeyException e) {
            throw new ConfigException(List.of(SecretKeyFile.VARIABLE + ": " + e.getMessage()
                    + "; bring back the key it was entered under, or secret.key in the data folder"));
        }
    }

    private void requireFree(AgentSettings agent) {
        tenants.declaredIn(agent.agentId()).ifPresent(file -> {
            throw new ConfigException(List.of(file + ": agents: the id " + agent.agentId()
                    + " was given to an agent of user " + agent.userId() + " over the API; choose another"));
        });
    }

    /** All agents of a user, by id. */
    public List<AgentSettings> of(String userId) {
        return tenants.agents(userId);
    }

    /** Where an agent is declared; empty for one made over the API. */
    public Optional<String> declaredIn(String agentId) {
        return tenants.declaredIn(agentId);
    }

    /** Makes or replaces an agent. */
    public AgentChange put(AgentSettings agent, Actor actor) {
        return tenants.alone(
                () -> obstacle(agent.userId(), agent.agentId()).orElseGet(() -> write(agent, actor)));
    }

    private AgentChange write(AgentSettings agent, Actor actor) {
        boolean created = tenants.agent(agent.userId(), agent.agentId()).isEmpty();
        database.run(transaction -> {
            rows.put(transaction, agent);
            record(transaction, agent, actor, created ? "agent.created" : "agent.changed");
        });
        List<AgentSettings> others = without(agent);
        others.add(agent);
        tenants.setAdded(others);
        return new AgentChange.Done(agent, created);
    }

    /** Deletes an agent that nobody is bound to. */
    public AgentChange delete(String userId, String agentId, Actor actor) {
        return tenants.alone(() -> {
            Optional<AgentSettings> agent = tenants.agent(userId, agentId);
            return agent.isEmpty()
                    ? new AgentChange.NotFound("Agent not found")
                    : obstacle(userId, agentId)
                            .or(() -> bound(agent.get()))
                            .orElseGet(() -> remove(agent.get(), actor));
        });
    }

    private AgentChange remove(AgentSettings agent, Actor actor) {
        database.run(transaction -> {
            rows.delete(transaction, agent);
            record(transaction, agent, actor, "agent.deleted");
        });
        tenants.setAdded(without(agent));
        return new AgentChange.Done(agent, false);
    }

    private void record(Transaction transaction, AgentSettings agent, Actor actor, String action) {
        audit.record(transaction, agent.userId(), actor, action, agent.agentId());
    }

    private List<AgentSettings> without(AgentSettings agent) {
        List<AgentSettings> others = new ArrayList<>(tenants.added());
        others.removeIf(other -> other.agentId().equals(agent.agentId()));
        return others;
    }

    /** What keeps everyone from changing it over the API, if anything. */
    public Optional<AgentChange> obstacle(String userId, String agentId) {
        if (!tenants.isUser(userId)) {
            return Optional.of(new AgentChange.NotFound("User not found"));
        }
        if (tenants.isAgentOfAnother(userId, agentId)) {
            return Optional.of(new AgentChange.Refused(
                    "The agent id " + agentId + " is taken: ids are unique in an installation, choose another"));
        }
        return tenants.declaredIn(agentId)
                .map(file -> new AgentChange.Refused(
                        "Agent " + agentId + " is declared in " + file + " and read-only here: change it there"));
    }

    private Optional<AgentChange> bound(AgentSettings agent) {
        return tenants.accountOf(agent)
                .map(account -> new AgentChange.Refused("Agent " + agent.agentId() + " still answers for account "
                        + account.key() + ": give the account another agent first"));
    }
}
