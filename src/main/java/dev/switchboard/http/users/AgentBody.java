package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.config.AgentFile;
import dev.switchboard.config.AgentFile.OpenAi;
import dev.switchboard.config.AgentInput;
import dev.switchboard.config.ConfigException;
import dev.switchboard.config.Secret;
import dev.switchboard.http.ApiException;
import dev.switchboard.tenants.AgentSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of {@code PUT …/agents/:agent_id}: what {@code GET} shows may be sent back, changed or not. A key that
 * is null or left out has its default, but secrets stay what they are.
 */
final class AgentBody {
    /** What the path and the installation decide. */
    private static final Set<String> SHOWN_ONLY = Set.of("user_id", "agent_id", "declared_in");

    private AgentBody() {}

    /**
     * The agent that the body describes.
     *
     * @param known what was there before
     * @throws ApiException 400 naming every field that is wrong and what to do about it
     */
    static AgentSettings read(String userId, String agentId, ObjectNode body, @Nullable AgentSettings known) {
        Map<String, String> said = BodyFields.of(body, SHOWN_ONLY);
        keepSecret(said, known);
        Secret apiKey =
                known == null || known.openAi() == null ? null : known.openAi().apiKey();
        boolean keyKept = isKept(said, "api_key");
        if (keyKept) {
            keepKey(said, apiKey);
        }
        try {
            AgentSettings agent = settings(userId, AgentInput.read(agentId, said));
            if (keyKept && known != null && apiKey != null) {
                requireSameServer(known.openAi(), agent.openAi());
            }
            return agent;
        } catch (ConfigException e) {
            throw ApiException.badRequest(String.join(". ", e.faults()));
        }
    }

    private static void keepSecret(Map<String, String> said, @Nullable AgentSettings known) {
        Secret kept = known == null ? null : known.secret();
        if (kept != null && isKept(said, "secret")) {
            said.put("secret", kept.reveal());
        }
    }

    private static void keepKey(Map<String, String> said, @Nullable Secret apiKey) {
        if (apiKey != null) {
            said.put("api_key", apiKey.reveal());
        } else if (said.containsKey("api_key")) {
            throw ApiException.badRequest("api_key is not known here; write the key itself");
        }
    }

    private static boolean isKept(Map<String, String> said, String secret) {
        return AgentJson.SET.equals(said.getOrDefault(secret, AgentJson.SET));
    }

    /** Or whoever may change an agent could have its key sent to a server of their own. */
    private static void requireSameServer(@Nullable OpenAi before, @Nullable OpenAi after) {
        if (before != null && after != null && !after.baseUrl().equals(before.baseUrl())) {
            throw ApiException.badRequest("api_key must be given again when base_url changes");
        }
    }

    private static AgentSettings settings(String userId, AgentFile agent) {
        return new AgentSettings(
                userId,
                agent.id(),
                agent.name(),
                agent.kind().name().toLowerCase(Locale.ROOT),
                agent.url(),
                agent.secret(),
                agent.debounceMs(),
                agent.maxWaitMs(),
                agent.timeoutS(),
                agent.maxInFlight(),
                agent.openAi());
    }
}
