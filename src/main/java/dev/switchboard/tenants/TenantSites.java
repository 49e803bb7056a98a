package dev.switchboard.tenants;

import dev.switchboard.config.ConfigException;
import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sites made, changed and deleted while the service runs. What a file declares is changed in the file only. */
public final class TenantSites {
    private final Tenants tenants;
    private final Database database;
    private final SiteRows rows;
    private final Audit audit;

    public TenantSites(Tenants tenants, Database database, Clock clock, SecretBox secrets, Audit audit) {
        this.tenants = tenants;
        this.database = database;
        this.rows = new SiteRows(clock, secrets);
        this.audit = audit;
    }

    /**
     * Brings back what was made before the last start; once, after the files were applied.
     *
     * @throws ConfigException when a file has taken a key since, or secrets were sealed with another key than today's
     */
    public void load() {
        tenants.alone(() -> {
            List<Site> stored = stored();
            stored.forEach(this::requireFree);
            tenants.setAddedSites(stored);
            return stored;
        });
    }

    private List<Site> stored() {
        try {
            return database.read(rows::all);
        } catch (SecretBox.WrongKeyException e) {
            throw new ConfigException(List.of(SecretKeyFile.VARIABLE + ": " + e.getMessage()
                    + "; bring back the key it was entered under, or secret.key in the data folder"));
        }
    }

    private void requireFree(Site site) {
        tenants.siteDeclaredIn(site.key()).ifPresent(file -> {
            throw new ConfigException(List.of(file + ": sites: the key " + site.key() + " was given to a site of user "
                    + site.userId() + " over the API; choose another"));
        });
    }

    /** The site of that key, whoever has it. */
    public Optional<Site> site(String key) {
        return tenants.site(key);
    }

    /** All sites of a user, by key. */
    public List<Site> of(String userId) {
        return tenants.sites(userId);
    }

    /** Where a site is declared; empty for one made over the API. */
    public Optional<String> declaredIn(String key) {
        return tenants.siteDeclaredIn(key);
    }

    /** Makes or replaces a site. */
    public SiteChange put(Site site, Actor actor) {
        return tenants.alone(() ->
                obstacle(site.userId(), site.key()).or(() -> noAgent(site)).orElseGet(() -> write(site, actor)));
    }

    private Optional<SiteChange> noAgent(Site site) {
        String agentId = site.agentId();
        return agentId == null || tenants.agent(site.userId(), agentId).isPresent()
                ? Optional.empty()
                : Optional.of(new SiteChange.Refused("agent: the user has no agent " + agentId
                        + "; make it with PUT /users/" + site.userId() + "/agents/" + agentId + ", or leave it out"));
    }

    private SiteChange write(Site site, Actor actor) {
        boolean created = tenants.site(site.key()).isEmpty();
        database.run(transaction -> {
            rows.put(transaction, site);
            record(transaction, site, actor, created ? "site.created" : "site.changed");
        });
        List<Site> others = without(site);
        others.add(site);
        tenants.setAddedSites(others);
        return new SiteChange.Done(site, created);
    }

    /** Deletes a site: its widget answers no more, what was said stays. */
    public SiteChange delete(String userId, String key, Actor actor) {
        return tenants.alone(() -> {
            Optional<Site> site =
                    tenants.site(key).filter(found -> found.userId().equals(userId));
            return site.isEmpty()
                    ? new SiteChange.NotFound("Site not found")
                    : obstacle(userId, key).orElseGet(() -> remove(site.get(), actor));
        });
    }

    private SiteChange remove(Site site, Actor actor) {
        database.run(transaction -> {
            rows.delete(transaction, site);
            record(transaction, site, actor, "site.deleted");
        });
        tenants.setAddedSites(without(site));
        return new SiteChange.Done(site, false);
    }

    private void record(Transaction transaction, Site site, Actor actor, String action) {
        audit.record(transaction, site.userId(), actor, action, site.key());
    }

    private List<Site> without(Site site) {
        List<Site> others = new ArrayList<>(tenants.addedSites());
        others.removeIf(other -> other.key().equals(site.key()));
        return others;
    }

    /** What keeps everyone from changing it over the API, if anything. */
    public Optional<SiteChange> obstacle(String userId, String key) {
        if (!tenants.isUser(userId)) {
            return Optional.of(new SiteChange.NotFound("User not found"));
        }
        if (tenants.site(key).filter(site -> !site.userId().equals(userId)).isPresent()) {
            return Optional.of(new SiteChange.Refused(
                    "The site key " + key + " is taken: keys are unique in an installation, choose another"));
        }
        return tenants.siteDeclaredIn(key)
                .map(file -> new SiteChange.Refused(
                        "Site " + key + " is declared in " + file + " and read-only here: change it there"));
    }
}
