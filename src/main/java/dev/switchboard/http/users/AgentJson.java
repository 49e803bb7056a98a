package dev.switchboard.http.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.switchboard.config.AgentFile.OpenAi;
import dev.switchboard.tenants.AgentSettings;
import org.jspecify.annotations.Nullable;

/**
 * An agent as the API shows it.
 *
 * @param secret {@code set}, or null when it has none; never the secret itself
 * @param base_url as all of a model's, left out of other kinds
 * @param api_key as {@code secret}
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
        @JsonInclude(Include.NON_NULL) @Nullable String base_url,
        @JsonInclude(Include.NON_NULL) @Nullable String model,
        @JsonInclude(Include.NON_NULL) @Nullable String system_prompt,
        @JsonInclude(Include.NON_NULL) @Nullable String api_key,
        @JsonInclude(Include.NON_NULL) @Nullable Double temperature,
        @JsonInclude(Include.NON_NULL) @Nullable Integer max_tokens,
        @Nullable String declared_in) {

    /** What stands for a secret that is there. Sent back, it keeps the one there is. */
    static final String SET = "set";

    static AgentJson of(AgentSettings agent, @Nullable String declaredIn) {
        OpenAi model = agent.openAi();
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
                model == null ? null : model.baseUrl(),
                model == null ? null : model.model(),
                model == null ? null : model.systemPrompt(),
                model == null || model.apiKey() == null ? null : SET,
                model == null ? null : model.temperature(),
                model == null ? null : model.maxTokens(),
                declaredIn);
    }
}
