package dev.switchboard.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.config.AgentFile.OpenAi;
import dev.switchboard.config.Secret;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Agents in the store: those made over the API with their settings. */
final class AgentRows extends Rows<AgentSettings> {
    AgentRows(Clock clock, SecretBox secrets) {
        super(Owned.Kind.AGENT, TenantRows.AGENT, clock, secrets);
    }

    @Override
    List<AgentSettings> all(Transaction transaction) {
        return transaction.list(
                "SELECT user_id, agent_id, name, kind, settings, secrets FROM agents WHERE origin = ?"
                        + " ORDER BY user_id, agent_id",
                this::row,
                API);
    }

    @Override
    void write(Transaction transaction, AgentSettings agent, long now) {
        transaction.update(
                """
                INSERT INTO agents (user_id, agent_id, name, kind, settings, secrets, origin, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, agent_id) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                  settings = excluded.settings, secrets = excluded.secrets, origin = excluded.origin,
                  updated_at = excluded.updated_at""",
                agent.userId(),
                agent.agentId(),
                agent.name(),
                agent.kind(),
                settings(agent),
                sealed(agent, secret(agent)),
                API,
                now,
                now);
    }

    @Override
    void remove(Transaction transaction, AgentSettings agent) {
        transaction.update("DELETE FROM agents WHERE user_id = ? AND agent_id = ?", agent.userId(), agent.agentId());
    }

    private static String settings(AgentSettings agent) {
        ObjectNode settings = json().put("url", agent.url())
                .put("debounce_ms", agent.debounceMs())
                .put("max_wait_ms", agent.maxWaitMs())
                .put("timeout_s", agent.timeoutS())
                .put("max_in_flight", agent.maxInFlight());
        if (agent.openAi() != null) {
            settings.set("openai", model(agent.openAi()));
        }
        return settings.toString();
    }

    private static ObjectNode model(OpenAi model) {
        return json().put("base_url", model.baseUrl())
                .put("model", model.model())
                .put("system_prompt", model.systemPrompt())
                .put("temperature", model.temperature())
                .put("max_tokens", model.maxTokens());
    }

    /** An agent has one secret at most: what requests are signed with, or the key to its model. */
    private static @Nullable Secret secret(AgentSettings agent) {
        return agent.openAi() == null ? agent.secret() : agent.openAi().apiKey();
    }

    private AgentSettings row(ResultSet row) throws SQLException {
        String userId = row.getString(1);
        String agentId = row.getString(2);
        JsonNode settings = parse(row.getString(5));
        Secret secret = opened(userId, agentId, row.getString(6));
        boolean isModel = settings.has("openai");
        return new AgentSettings(
                userId,
                agentId,
                row.getString(3),
                row.getString(4),
                settings.path("url").textValue(),
                isModel ? null : secret,
                settings.path("debounce_ms").longValue(),
                settings.path("max_wait_ms").longValue(),
                settings.path("timeout_s").intValue(),
                settings.path("max_in_flight").intValue(),
                isModel ? model(settings.path("openai"), secret) : null);
    }

    private static OpenAi model(JsonNode settings, @Nullable Secret apiKey) {
        return new OpenAi(
                settings.path("base_url").asText(),
                settings.path("model").asText(),
                settings.path("system_prompt").textValue(),
                apiKey,
                settings.hasNonNull("temperature") ? settings.get("temperature").doubleValue() : null,
                settings.hasNonNull("max_tokens") ? settings.get("max_tokens").intValue() : null);
    }
}
