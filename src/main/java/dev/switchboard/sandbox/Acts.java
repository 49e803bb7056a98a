package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.message.Platform;
import io.javalin.http.BadRequestResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what somebody does on a phone, {@code {from, kind, about?, text?}}, into what the platform tells of it. */
final class Acts {
    private static final int MOST_MESSAGES = 200;

    private final Ledger ledger;
    private final MetaIds ids;

    Acts(Ledger ledger, MetaIds ids) {
        this.ledger = ledger;
        this.ids = ids;
    }

    /** All one can do on a platform, for the menu. */
    static ArrayNode list(Platform platform) {
        ArrayNode list = MetaJson.object().putArray("kinds");
        of(platform)
                .forEach(act -> list.addObject()
                        .put("kind", act.kind())
                        .put("label", act.label())
                        .put("needs", Names.wire(act.needs())));
        return list;
    }

    private static List<Act> of(Platform platform) {
        return switch (platform) {
            case WHATSAPP -> WhatsAppActs.ALL;
            case INSTAGRAM -> InstagramActs.ALL;
            case WEBCHAT -> List.of();
        };
    }

    /**
     * The same with a payload, when it names a kind; as it is otherwise.
     *
     * @param origin where the sandbox is
     */
    JsonNode written(SandboxAccount account, JsonNode body, String origin) {
        String kind = textAt(body, "kind");
        if (kind == null) {
            return body;
        }
        if (body.has("payload")) {
            throw new BadRequestResponse("there must be either a kind or a payload");
        }
        Platform platform = account.key().platform();
        Chat chat = chat(account, body, origin);
        ObjectNode payload = platform == Platform.INSTAGRAM
                ? InstagramActs.payload(kind, chat, ids)
                : WhatsAppActs.payload(kind, chat, ids);
        return ((ObjectNode) body).deepCopy().set("payload", payload);
    }

    private Chat chat(SandboxAccount account, JsonNode body, String origin) {
        String from =
                TypedRules.from(account.key().platform(), body.path("from").asText(""));
        List<PhoneMessage> messages = from == null
                ? List.of()
                : List.copyOf(
                        ledger.transcript(account.key(), from, MOST_MESSAGES).keySet());
        return new Chat(account, messages, textAt(body, "about"), textAt(body, "text"), origin);
    }

    private static @Nullable String textAt(JsonNode body, String name) {
        String text = body.path(name).asText("");
        return text.isBlank() ? null : text;
    }
}
