package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exchange over HTTP, as the journal shows it.
 *
 * @param title what it was about, in a few words
 * @param who the customer it concerns
 * @param status HTTP status, 0 when no answer came
 * @param attempt from 1
 * @param signature of a webhook
 * @param at when it ended, epoch milliseconds
 */
record JournalEntry(
        Kind kind,
        String title,
        @Nullable String who,
        String method,
        String url,
        int status,
        long millis,
        int attempt,
        @Nullable String signature,
        @Nullable String request,
        @Nullable String response,
        long at) {

    private static final int MOST_CHARACTERS = 64 * 1024;

    /** Who called whom. */
    enum Kind {
        WEBHOOK,
        GRAPH,
        AGENT
    }

    static JournalEntry of(List<OwedWebhook> webhooks, PostResult result) {
        OwedWebhook webhook = webhooks.getFirst();
        return new JournalEntry(
                Kind.WEBHOOK,
                title(webhooks),
                webhooks.size() > 1 ? null : webhook.message().customer().id(),
                "POST",
                result.url(),
                result.status(),
                result.millis(),
                webhook.attempts() + 1,
                result.signature(),
                result.request(),
                result.response(),
                result.at());
    }

    private static String title(List<OwedWebhook> webhooks) {
        OwedWebhook webhook = webhooks.getFirst();
        if (webhooks.size() > 1) {
            return "batch · " + webhooks.size() + " events";
        }
        return switch (webhook.kind()) {
            case MESSAGE -> "message · " + webhook.message().type();
            case ECHO -> "echo";
            case SENT, DELIVERED, READ -> "status · " + Names.wire(webhook.kind());
        };
    }

    static JournalEntry of(AgentCall call, long now) {
        return new JournalEntry(
                Kind.AGENT,
                "agent · " + call.agentId(),
                call.customer(),
                "POST",
                call.url(),
                call.status(),
                call.millis(),
                1,
                null,
                call.request(),
                call.response(),
                now);
    }

    ObjectNode json() {
        ObjectNode json = MetaJson.object();
        json.put("kind", Names.wire(kind)).put("title", title).put("customer", who);
        json.put("method", method).put("url", url);
        json.put("status", status).put("ms", millis).put("attempt", attempt);
        json.put("signature", signature);
        json.put("request", capped(request)).put("response", capped(response));
        return json.put("at", Instant.ofEpochMilli(at).toString());
    }

    private static @Nullable String capped(@Nullable String body) {
        if (body == null || body.length() <= MOST_CHARACTERS) {
            return body;
        }
        return body.substring(0, MOST_CHARACTERS) + " … (" + body.length() + " characters in all)";
    }
}
