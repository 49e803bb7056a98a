package dev.switchboard.tenants;

import dev.switchboard.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Agents made, changed and deleted while the service runs. One that answers for an account or a site stays. */
public final class TenantAgents extends MadeOverApi<AgentSettings> {
    private final Tenants tenants;

    public TenantAgents(Tenants tenants, Database database, Clock clock, SecretBox secrets, Audit audit) {
        super(tenants, database, new AgentRows(clock, secrets), audit);
        this.tenants = tenants;
    }

    @Override
    Roster<AgentSettings> roster() {
        return tenants.agents();
    }

    @Override
    void set(List<AgentSettings> added) {
        tenants.setAddedAgents(added);
    }

    @Override
    Optional<Change<AgentSettings>> needed(AgentSettings agent) {
        return tenants.accountOf(agent)
                .map(account -> new Change.Refused<>("Agent " + agent.agentId() + " still answers for account "
                        + account.key() + ": give the account another agent first"));
    }
}
