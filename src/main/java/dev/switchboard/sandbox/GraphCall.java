package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.sandbox.JournalEntry.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call that reached the emulated Graph API.
 *
 * @param id the object in the path: number or account id
 * @param token what stood behind {@code Bearer}; empty when nothing did
 * @param startNanos when it came, {@code System.nanoTime}
 */
record GraphCall(String url, String id, String token, byte[] bytes, long startNanos) {

    /**
     * The body; anything that is no JSON object counts as one without parameters, as Meta treats it.
     */
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
                "POST",
                url,
                answer.status(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos),
                1,
                null,
                new String(bytes, StandardCharsets.UTF_8),
                answer.text(),
                now);
    }
}
