package dev.switchboard.tenants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.config.Secret;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was made over the API, in the store. Its secrets lie there encrypted. */
abstract sealed class Rows<T extends Owned> permits AgentRows, SiteRows {
    /** The origin of what no file declares. */
    static final String API = "api";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Owned.Kind kind;
    private final String listed;
    private final Clock clock;
    private final SecretBox secrets;

    /** @param listed as what the directory has their ids */
    Rows(Owned.Kind kind, String listed, Clock clock, SecretBox secrets) {
        this.kind = kind;
        this.listed = listed;
        this.clock = clock;
        this.secrets = secrets;
    }

    final Owned.Kind kind() {
        return kind;
    }

    abstract List<T> all(Transaction transaction);

    final void put(Transaction transaction, T thing) {
        write(transaction, thing, clock.millis());
        TenantRows.list(transaction, listed, thing.id(), thing.userId());
    }

    final void delete(Transaction transaction, T thing) {
        remove(transaction, thing);
        TenantRows.unlist(transaction, listed, thing.id(), thing.userId());
    }

    abstract void write(Transaction transaction, T thing, long now);

    abstract void remove(Transaction transaction, T thing);

    final @Nullable String sealed(T thing, @Nullable Secret secret) {
        return secret == null ? null : secrets.seal(place(thing.userId(), thing.id()), secret);
    }

    final @Nullable Secret opened(String userId, String id, @Nullable String sealed) {
        return sealed == null ? null : secrets.open(place(userId, id), sealed);
    }

    private String place(String userId, String id) {
        return kind.noun() + "/" + userId + "/" + id;
    }

    static ObjectNode json() {
        return MAPPER.createObjectNode();
    }

    final JsonNode parse(String settings) {
        try {
            return MAPPER.readTree(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings of " + kind.one() + " are not JSON", e);
        }
    }
}
