package dev.switchboard.config;

import org.jspecify.annotations.Nullable;

/**
 * An agent as a user's file declares it.
 *
 * @param url where an {@code http} agent is called
 * @param secret what requests to an {@code http} agent are signed with
 * @param openAi the model to ask; null for every other kind
 * @param debounceMs how long a message waits for the next one, so that both go in one request
 * @param maxWaitMs the longest wait of a burst's first message
 * @param fallbackText sent once when the first message of a conversation waited too long
 * @param timeoutS time limit of one request; between two pieces of a stream
 * @param maxInFlight requests to this agent at the same time
 */
public record AgentFile(
        String id,
        String name,
        Kind kind,
        @Nullable String url,
        @Nullable Secret secret,
        @Nullable OpenAi openAi,
        int debounceMs,
        int maxWaitMs,
        @Nullable String fallbackText,
        int fallbackAfterS,
        int timeoutS,
        int maxInFlight) {

    private static final int MOST_WAIT_MS = 600_000;
    private static final int USUAL_WAIT_MS = 10_000;

    /** What stands behind an agent. */
    public enum Kind {
        HTTP,
        OPENAI,
        ECHO
    }

    /**
     * A model behind a server that speaks {@code /chat/completions}.
     *
     * @param baseUrl without a slash at its end
     * @param apiKey null for a server that asks for none
     * @param temperature null for the model's own
     * @param maxTokens the longest answer; null for the model's own limit
     */
    public record OpenAi(
            String baseUrl,
            String model,
            @Nullable String systemPrompt,
            @Nullable Secret apiKey,
            @Nullable Double temperature,
            @Nullable Integer maxTokens) {}

    static AgentFile read(Section in) {
        String id = in.unique("agent", "id");
        Kind kind = in.requiredChoice("kind", Kind.ECHO);
        int debounceMs = in.number("debounce_ms", 0, 0, MOST_WAIT_MS);
        OpenAi openAi = openAi(in);
        return new AgentFile(
                id,
                in.text("name", id),
                kind,
                url(in, kind),
                secret(in, kind),
                kind == Kind.OPENAI ? openAi : null,
                debounceMs,
                maxWaitMs(in, debounceMs),
                in.optional("fallback_text"),
                in.number("fallback_after_s", 60, 1, 86_400),
                in.number("timeout_s", 30, 1, 300),
                in.number("max_in_flight", 32, 1, 10_000));
    }

    private static @Nullable String url(Section in, Kind kind) {
        return kind == Kind.HTTP ? in.required("url", Check.URL) : in.optional("url", Check.URL);
    }

    private static @Nullable Secret secret(Section in, Kind kind) {
        if (kind == Kind.HTTP) {
            return new Secret(in.required("secret", Check.SIGNING_SECRET));
        }
        Secret secret = in.optionalSecret("secret", Check.SIGNING_SECRET);
        return kind == Kind.OPENAI ? null : secret;
    }

    private static OpenAi openAi(Section in) {
        return new OpenAi(
                in.text("base_url", "https://api.openai.com/v1", Check.URL).replaceAll("(/chat/completions)?/*$", ""),
                in.text("model", "gpt-4o-mini"),
                in.optional("system_prompt"),
                in.optionalSecret("api_key", Check.BEARER),
                in.optionalDecimal("temperature", 0, 2),
                in.optionalNumber("max_tokens", 1, 1_000_000));
    }

    private static int maxWaitMs(Section in, int debounceMs) {
        int maxWaitMs = in.number("max_wait_ms", Math.max(debounceMs, USUAL_WAIT_MS), 0, MOST_WAIT_MS);
        if (maxWaitMs < debounceMs) {
            in.fault("max_wait_ms", "is shorter than debounce_ms", "make it as long or longer");
        }
        return maxWaitMs;
    }
}
