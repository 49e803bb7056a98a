package dev.switchboard.tenants;

import dev.switchboard.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Sites made, changed and deleted while the service runs. The widget of a deleted one answers no more. */
public final class TenantSites extends MadeOverApi<Site> {
    private final Tenants tenants;

    public TenantSites(Tenants tenants, Database database, Clock clock, SecretBox secrets, Audit audit) {
        super(tenants, database, new SiteRows(clock, secrets), audit);
        this.tenants = tenants;
    }

    /** The site of that key, whoever has it. */
    public Optional<Site> site(String key) {
        return tenants.site(key);
    }

    @Override
    Roster<Site> roster() {
        return tenants.siteRoster();
    }

    @Override
    void set(List<Site> added) {
        tenants.setAddedSites(added);
    }

    @Override
    Optional<Change<Site>> missing(Site site) {
        String agentId = site.agentId();
        return agentId == null || tenants.agent(site.userId(), agentId).isPresent()
                ? Optional.empty()
                : Optional.of(new Change.Refused<>("agent: the user has no agent " + agentId
                        + "; make it with PUT /users/" + site.userId() + "/agents/" + agentId + ", or leave it out"));
    }
}
