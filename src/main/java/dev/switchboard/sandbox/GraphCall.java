package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.sandbox.JournalEntry.Kind;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call that reached the emulated Graph API.
 *
 * @param origin scheme, host and port it was sent to
 * @param path without the query, which may hold the token
 * @param id the object in the path: number, account, business or media id
 * @param token the bearer, or else the parameter {@code access_token}; empty when there is none
 * @param startNanos when it came, {@code System.nanoTime}
 */
record GraphCall(
        String method,
        String origin,
        String path,
        String id,
        String token,
        Map<String, String> query,
        byte[] bytes,
        long startNanos) {
    private static final String BEARER = "Bearer ";

    static GraphCall of(Context context) {
        Map<String, String> query = context.queryParamMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getFirst()));
        return new GraphCall(
                context.method().name(),
                originOf(context),
                context.path(),
                context.pathParamMap().getOrDefault("id", ""),
                token(context, query),
                query,
                context.bodyAsBytes(),
                System.nanoTime());
    }

    static String originOf(Context context) {
        return context.scheme() + "://" + context.host();
    }

    private static String token(Context context, Map<String, String> query) {
        String header = context.header("Authorization");
        return header != null && header.startsWith(BEARER)
                ? header.substring(BEARER.length())
                : query.getOrDefault("access_token", "");
    }

    boolean isOnInstagram() {
        return id.equals(SandboxValues.INSTAGRAM_ACCOUNT_ID);
    }

    /** The body; anything that is no JSON object counts as one without parameters, as Meta treats it. */
    JsonNode body() {
        try {
            JsonNode body = MetaJson.parse(bytes);
            return body != null && body.isObject() ? body : MetaJson.object();
        } catch (IOException e) {
            return MetaJson.object();
        }
    }

    JournalEntry entry(String title, @Nullable String customer, GraphAnswer answer, long now) {
        return new JournalEntry(
                Kind.GRAPH,
                title,
                customer,
                method,
                path,
                answer.status(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos),
                1,
                null,
                new String(bytes, StandardCharsets.UTF_8),
                answer.text(),
                now);
    }
}
