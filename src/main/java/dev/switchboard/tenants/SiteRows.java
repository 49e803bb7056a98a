package dev.switchboard.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Sites in the store: all of them among the accounts, those made over the API with their settings. */
final class SiteRows extends Rows<Site> {
    private static final String PLATFORM = Platform.WEBCHAT.wire();

    SiteRows(Clock clock, SecretBox secrets) {
        super(Owned.Kind.SITE, TenantRows.account(Platform.WEBCHAT), clock, secrets);
    }

    @Override
    List<Site> all(Transaction transaction) {
        return transaction.list(
                "SELECT user_id, account_id, agent_id, settings, secrets FROM accounts WHERE platform = ? AND origin = ?"
                        + " ORDER BY user_id, account_id",
                this::row,
                PLATFORM,
                API);
    }

    @Override
    void write(Transaction transaction, Site site, long now) {
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
                sealed(site, site.identifySecret()),
                API,
                now,
                now);
    }

    @Override
    void remove(Transaction transaction, Site site) {
        transaction.update(
                "DELETE FROM accounts WHERE user_id = ? AND platform = ? AND account_id = ?",
                site.userId(),
                PLATFORM,
                site.key());
    }

    private static String settings(Site site) {
        ObjectNode settings = json().put("color", site.color()).put("greeting", site.greeting());
        site.origins().forEach(settings.putArray("origins")::add);
        return settings.toString();
    }

    private Site row(ResultSet row) throws SQLException {
        String userId = row.getString(1);
        String key = row.getString(2);
        JsonNode settings = parse(row.getString(4));
        List<String> origins = new ArrayList<>();
        settings.path("origins").forEach(origin -> origins.add(origin.asText()));
        return new Site(
                userId,
                key,
                origins,
                row.getString(3),
                settings.path("color").textValue(),
                settings.path("greeting").textValue(),
                opened(userId, key, row.getString(5)));
    }
}
