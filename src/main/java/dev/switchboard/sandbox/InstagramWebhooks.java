package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.sandbox.PhoneMessage.Typed;
import io.javalin.http.BadRequestResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of Instagram webhooks. The same event always has the same body. See <a
 * href="https://developers.facebook.com/docs/messenger-platform/instagram/features/webhook">webhooks</a>.
 */
final class InstagramWebhooks {
    private static final List<String> KINDS =
            List.of("message", "postback", "reaction", "referral", "read", "message_edit", "optin");

    private InstagramWebhooks() {}

    static ObjectNode body(SandboxAccount account, List<OwedWebhook> webhooks) {
        ObjectNode body = MetaJson.object().put("object", "instagram");
        ArrayNode entries = body.putArray("entry");
        for (List<List<OwedWebhook>> parts : Spread.entries(webhooks)) {
            List<OwedWebhook> events = parts.stream().flatMap(List::stream).toList();
            ObjectNode entry = entries.addObject();
            entry.put("time", events.getFirst().dueAt()).put("id", account.businessId());
            ArrayNode messaging = entry.putArray("messaging");
            events.forEach(event -> messaging.add(element(account, event)));
        }
        return body;
    }

    /** One event. Times are milliseconds as numbers. */
    private static ObjectNode element(SandboxAccount account, OwedWebhook webhook) {
        PhoneMessage message = webhook.message();
        boolean isEcho = webhook.kind() == OwedWebhook.Kind.ECHO;
        String customer = message.customer().id();
        ObjectNode element = MetaJson.object();
        element.putObject("sender").put("id", isEcho ? account.businessId() : customer);
        element.putObject("recipient").put("id", isEcho ? customer : account.businessId());
        element.put("timestamp", webhook.dueAt());
        return switch (webhook.kind()) {
            case MESSAGE -> withContent(element, message);
            case ECHO -> element.set("message", echo(message));
            case READ -> element.set("read", MetaJson.object().put("mid", message.id()));
            case SENT, DELIVERED -> throw new IllegalStateException("Instagram has no " + webhook.kind());
        };
    }

    /** What a customer does other than typing a text: its kind is the key it stands under. */
    static Typed typed(SandboxAccount account, String from, @Nullable String name, ObjectNode payload) {
        String kind = KINDS.stream()
                .filter(payload::has)
                .findFirst()
                .orElseThrow(() -> new BadRequestResponse("payload must have one of " + KINDS));
        String text = payload.path("message").path("text").asText(null);
        String type = text != null ? "text" : attachment(payload, kind);
        return new Typed(account, from, name, type, text, payload);
    }

    private static String attachment(ObjectNode payload, String kind) {
        boolean unsent = payload.at("/message/is_deleted").asBoolean();
        return unsent ? "unsend" : payload.at("/message/attachments/0/type").asText(kind);
    }

    private static ObjectNode withContent(ObjectNode element, PhoneMessage typed) {
        ObjectNode content = ((ObjectNode) typed.content()).deepCopy();
        if (content.path("message") instanceof ObjectNode message && !message.has("mid")) {
            content.set("message", MetaJson.object().put("mid", typed.id()).setAll(message));
        }
        if (content.path("postback") instanceof ObjectNode postback && !postback.has("mid")) {
            postback.put("mid", typed.id());
        }
        return element.setAll(content);
    }

    private static ObjectNode echo(PhoneMessage answer) {
        ObjectNode message = MetaJson.object().put("mid", answer.id());
        ObjectNode request = (ObjectNode) answer.content().path("message");
        if (answer.text() != null) {
            message.put("text", answer.text());
        }
        if (request.has("attachment")) {
            message.putArray("attachments").add(request.path("attachment"));
        } else if (request.has("attachments")) {
            message.set("attachments", request.path("attachments"));
        }
        return message.put("is_echo", true);
    }
}
