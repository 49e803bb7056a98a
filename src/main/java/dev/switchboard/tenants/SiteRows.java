package dev.switchboard.tenants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.config.Secret;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sites in the store: all of them among the accounts, those made over the API with their settings. */
final class SiteRows {
    private static final String PLATFORM = "webchat";
    private static final String LISTED = "account:" + PLATFORM;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Clock clock;
    private final SecretBox secrets;

    SiteRows(Clock clock, SecretBox secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    List<Site> all(Transaction transaction) {
        return transaction.list(
                "SELECT user_id, account_id, agent_id, settings, secrets FROM accounts WHERE platform = ? AND origin = ?"
                        + " ORDER BY user_id, account_id",
                this::row,
                PLATFORM,
                AgentRows.API);
    }

    void put(Transaction transaction, Site site) {
        long now = clock.millis();
        transaction.update(
                """
                INSERT INTO accounts (user_id, platform, account_id, agent_id, settings, secrets, origin, created_at,
                  updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, platform, account_id) DO UPDATE SET agent_id = excluded.agent_id,
                  settings = excluded.settings, secrets = excluded.secrets, origin = excluded.origin,
                  updated_at = excluded.updated_at""",
                site.userId(),
                PLATFORM,
                site.key(),
                site.agentId(),
                settings(site),
                sealed(site),
                AgentRows.API,
                now,
                now);
        TenantRows.list(transaction, LISTED, site.key(), site.userId());
    }

    void delete(Transaction transaction, Site site) {
        transaction.update(
                "DELETE FROM accounts WHERE user_id = ? AND platform = ? AND account_id = ?",
                site.userId(),
                PLATFORM,
                site.key());
        transaction.update(
                "DELETE FROM directory WHERE kind = ? AND id = ? AND user_id = ?", LISTED, site.key(), site.userId());
    }

    private static String settings(Site site) {
        ObjectNode settings =
                MAPPER.createObjectNode().put("color", site.color()).put("greeting", site.greeting());
        site.origins().forEach(settings.putArray("origins")::add);
        return settings.toString();
    }

    private @Nullable String sealed(Site site) {
        Secret secret = site.identifySecret();
        return secret == null ? null : secrets.seal(place(site.userId(), site.key()), secret);
    }

    private Site row(ResultSet row) throws SQLException {
        String userId = row.getString(1);
        String key = row.getString(2);
        JsonNode settings = parse(row.getString(4));
        String sealed = row.getString(5);
        List<String> origins = new ArrayList<>();
        settings.path("origins").forEach(origin -> origins.add(origin.asText()));
        return new Site(
                userId,
                key,
                origins,
                row.getString(3),
                settings.path("color").textValue(),
                settings.path("greeting").textValue(),
                sealed == null ? null : secrets.open(place(userId, key), sealed));
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings of a site are not JSON", e);
        }
    }

    private static String place(String userId, String key) {
        return "site/" + userId + "/" + key;
    }
}
