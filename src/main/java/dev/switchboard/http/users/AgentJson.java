package dev.switchboard.http.users;

import dev.switchboard.tenants.AgentSettings;
import org.jspecify.annotations.Nullable;

/**
 * An agent as the API shows it.
 *
 * @param secret {@code set}, or null when it has none; never the secret itself
 * @param declared_in the file that declares it and alone may change it; null for one made over the API
 */
record AgentJson(
        String user_id,
        String agent_id,
        String name,
        String kind,
        @Nullable String url,
        @Nullable String secret,
        long debounce_ms,
        long max_wait_ms,
        int timeout_s,
        int max_in_flight,
        @Nullable String declared_in) {

    /** What stands for a secret that is there. Sent back, it keeps the one there is. */
    static final String SET = "set";

    static AgentJson of(AgentSettings agent, @Nullable String declaredIn) {
        return new AgentJson(
                agent.userId(),
                agent.agentId(),
                agent.name(),
                agent.kind(),
                agent.url(),
                agent.secret() == null ? null : SET,
                agent.debounceMs(),
                agent.maxWaitMs(),
                agent.timeoutS(),
                agent.maxInFlight(),
                declaredIn);
    }
}
