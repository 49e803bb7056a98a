package dev.switchboard.tenants;

import dev.switchboard.config.ConfigException;
import dev.switchboard.store.Database;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What users make, change and delete while the service runs. What a file declares is changed in the file only.
 *
 * @param <T> agents or sites
 */
public abstract sealed class MadeOverApi<T extends Owned> permits TenantAgents, TenantSites {
    private final Owned.Kind kind;
    private final Tenants tenants;
    private final Database database;
    private final Rows<T> rows;
    private final Audit audit;

    MadeOverApi(Tenants tenants, Database database, Rows<T> rows, Audit audit) {
        this.kind = rows.kind();
        this.tenants = tenants;
        this.database = database;
        this.rows = rows;
        this.audit = audit;
    }

    /** All there is of it. */
    abstract Roster<T> roster();

    /** Makes these all that no file declares. */
    abstract void set(List<T> added);

    /** What it needs and does not find. */
    Optional<Change<T>> missing(T thing) {
        return Optional.empty();
    }

    /** Who still needs it. */
    Optional<Change<T>> needed(T thing) {
        return Optional.empty();
    }

    /**
     * Brings back what was made before the last start; once, after the files were applied.
     *
     * @throws ConfigException when a file has taken an id since, or secrets were sealed with another key than today's
     */
    public final void load() {
        tenants.alone(() -> {
            List<T> stored = stored();
            stored.forEach(this::requireFree);
            set(stored);
            return stored;
        });
    }

    private List<T> stored() {
        try {
            return database.read(rows::all);
        } catch (SecretBox.WrongKeyException e) {
            throw new ConfigException(List.of(SecretKeyFile.VARIABLE + ": " + e.getMessage()
                    + "; bring back the key it was entered under, or secret.key in the data folder"));
        }
    }

    private void requireFree(T thing) {
        declaredIn(thing.id()).ifPresent(file -> {
            throw new ConfigException(List.of(file + ": " + kind.noun() + "s: the " + kind.idNoun() + " " + thing.id()
                    + " was given to " + kind.one() + " of user " + thing.userId() + " over the API; choose another"));
        });
    }

    /** All that a user has, by id. */
    public final List<T> of(String userId) {
        return roster().of(userId);
    }

    /** The user's of that id. */
    public final Optional<T> find(String userId, String id) {
        return roster().find(userId, id);
    }

    /** Where it is declared; empty when it was made over the API. */
    public final Optional<String> declaredIn(String id) {
        return roster().declaredIn(id);
    }

    /**
     * Makes or replaces it.
     *
     * @param wish what it is to be, given what it is: nobody changes it in between, so what the wish keeps is not lost
     */
    public final Change<T> put(String userId, String id, Function<Optional<T>, T> wish, Actor actor) {
        return tenants.alone(() -> obstacle(userId, id).orElseGet(() -> put(wish.apply(find(userId, id)), actor)));
    }

    private Change<T> put(T thing, Actor actor) {
        return missing(thing).orElseGet(() -> write(thing, actor));
    }

    private Change<T> write(T thing, Actor actor) {
        boolean created = roster().find(thing.id()).isEmpty();
        database.run(transaction -> {
            rows.put(transaction, thing);
            audit.record(transaction, thing.userId(), actor, action(created ? "created" : "changed"), thing.id());
        });
        set(Stream.concat(roster().addedBut(thing.id()), Stream.of(thing)).toList());
        return new Change.Done<>(thing, created);
    }

    /** Deletes what nothing else needs. What was said through it stays. */
    public final Change<T> delete(String userId, String id, Actor actor) {
        return tenants.alone(() -> find(userId, id)
                .map(thing -> delete(thing, actor))
                .orElseGet(() -> new Change.NotFound<>(kind.title() + " not found")));
    }

    private Change<T> delete(T thing, Actor actor) {
        return obstacle(thing.userId(), thing.id()).or(() -> needed(thing)).orElseGet(() -> remove(thing, actor));
    }

    private Change<T> remove(T thing, Actor actor) {
        database.run(transaction -> {
            rows.delete(transaction, thing);
            audit.record(transaction, thing.userId(), actor, action("deleted"), thing.id());
        });
        set(roster().addedBut(thing.id()).toList());
        return new Change.Done<>(thing, false);
    }

    private String action(String done) {
        return kind.noun() + "." + done;
    }

    /** What keeps everyone from changing it over the API, if anything. */
    public final Optional<Change<T>> obstacle(String userId, String id) {
        if (!tenants.isUser(userId)) {
            return Optional.of(new Change.NotFound<>("User not found"));
        }
        if (roster().find(id).isPresent() && find(userId, id).isEmpty()) {
            return Optional.of(new Change.Refused<>("The " + kind.noun() + " " + kind.idNoun() + " " + id
                    + " is taken: " + kind.idNoun() + "s are unique in an installation, choose another"));
        }
        return declaredIn(id)
                .map(file -> new Change.Refused<>(
                        kind.title() + " " + id + " is declared in " + file + " and read-only here: change it there"));
    }
}
