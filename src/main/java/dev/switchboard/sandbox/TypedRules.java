package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.sandbox.PhoneMessage.Typed;
import io.javalin.http.BadRequestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What one may type: {@code {from, name?, text}}, or instead of the text a {@code payload}: the part of a webhook's
 * message that begins with its {@code type}.
 */
final class TypedRules {
    private static final int MOST_TEXT = 65_536;
    private static final int MOST_NAME = 256;

    private TypedRules() {}

    static Typed check(SandboxAccount account, JsonNode body) {
        String from = SendRules.normalized(body.path("from").asText(""));
        if (from == null) {
            throw new BadRequestResponse("from must be a phone number with country code");
        }
        String name = body.path("name").asText(null);
        if (name != null && name.length() > MOST_NAME) {
            throw new BadRequestResponse("name may have " + MOST_NAME + " characters");
        }
        return body.path("payload").isObject()
                ? payload(account, from, name, (ObjectNode) body.path("payload"))
                : text(account, from, name, body.path("text").asText(""));
    }

    /** Who typed it; demo customers bring their names along. */
    static Customer customer(Typed typed, long now) {
        String from = typed.from();
        String userId =
                MetaIds.isUserId(from) ? from : MetaIds.userIdOf(typed.account().businessId(), from);
        String name = typed.name() != null && !typed.name().isBlank() ? typed.name() : demoName(from);
        return new Customer(typed.account().key(), from, userId, name, now);
    }

    private static Typed text(SandboxAccount account, String from, @Nullable String name, String text) {
        if (text.isBlank() || text.length() > MOST_TEXT) {
            throw new BadRequestResponse("text must have 1 to " + MOST_TEXT + " characters");
        }
        ObjectNode content = MetaJson.object();
        content.putObject("text").put("body", text);
        return new Typed(account, from, name, "text", text, content);
    }

    private static Typed payload(SandboxAccount account, String from, @Nullable String name, ObjectNode payload) {
        String type = payload.path("type").asText("");
        if (type.isBlank()) {
            throw new BadRequestResponse("payload must have a type");
        }
        String text = payload.path("text").path("body").asText(null);
        return new Typed(account, from, name, type, text, payload);
    }

    private static @Nullable String demoName(String from) {
        for (SandboxValues.DemoCustomer demo : SandboxValues.CUSTOMERS) {
            if (demo.id().equals(from)) {
                return demo.name();
            }
        }
        return null;
    }
}
