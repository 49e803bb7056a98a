package dev.switchboard.tenants;

import dev.switchboard.config.AgentFile.OpenAi;
import dev.switchboard.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * An agent as it is set up.
 *
 * @param kind {@code http}, {@code openai} or {@code echo}
 * @param debounceMs wait this long for more of a burst of short messages
 * @param maxWaitMs but not longer than this
 * @param timeoutS time limit of one request, seconds
 * @param maxInFlight requests to it at the same time
 * @param openAi the model of an {@code openai} agent; null for every other kind
 */
public record AgentSettings(
        String userId,
        String agentId,
        String name,
        String kind,
        @Nullable String url,
        @Nullable Secret secret,
        long debounceMs,
        long maxWaitMs,
        int timeoutS,
        int maxInFlight,
        @Nullable OpenAi openAi)
        implements Owned {

    /** One that is no model. */
    public AgentSettings(
            String userId,
            String agentId,
            String name,
            String kind,
            @Nullable String url,
            @Nullable Secret secret,
            long debounceMs,
            long maxWaitMs,
            int timeoutS,
            int maxInFlight) {
        this(userId, agentId, name, kind, url, secret, debounceMs, maxWaitMs, timeoutS, maxInFlight, null);
    }

    @Override
    public String id() {
        return agentId;
    }
}
