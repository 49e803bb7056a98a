package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.message.Platform;
import dev.switchboard.sandbox.PhoneMessage.Typed;
import io.javalin.http.BadRequestResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one may type: {@code {from, name?, text}}, or instead of the text a {@code payload}. On WhatsApp that is the part
 * of a webhook's message that begins with its {@code type}; on Instagram a {@code messaging} element without sender,
 * recipient and timestamp, such as {@code {"postback": {…}}}. {@link Acts} writes one for whoever names a {@code kind}.
 */
final class TypedRules {
    private static final int MOST_TEXT = 65_536;
    private static final int MOST_NAME = 256;
    private static final Pattern SCOPED_ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private TypedRules() {}

    static Typed check(SandboxAccount account, JsonNode body) {
        String from = from(account.key().platform(), body.path("from").asText(""));
        if (from == null) {
            throw new BadRequestResponse("from must be a phone number with country code, or an id on Instagram");
        }
        String name = body.path("name").asText(null);
        if (name != null && name.length() > MOST_NAME) {
            throw new BadRequestResponse("name may have " + MOST_NAME + " characters");
        }
        return body.path("payload").isObject()
                ? payload(account, from, name, (ObjectNode) body.path("payload"))
                : text(account, from, name, body.path("text").asText(""));
    }

    /** Who writes: on WhatsApp a phone in digits or a business-scoped id; null when it cannot be one. */
    static @Nullable String from(Platform platform, String from) {
        return switch (platform) {
            case WHATSAPP -> SendRules.normalized(from);
            case INSTAGRAM, WEBCHAT -> SCOPED_ID.matcher(from).matches() ? from : null;
        };
    }

    /** Who typed it; demo customers bring their names along. */
    static Customer customer(Typed typed, long now) {
        String from = typed.from();
        String name = typed.name() != null && !typed.name().isBlank() ? typed.name() : demoName(typed);
        return new Customer(typed.account().key(), from, userId(typed.account(), from), name, now);
    }

    private static String userId(SandboxAccount account, String from) {
        boolean isPhone = account.key().platform() == Platform.WHATSAPP && !MetaIds.isUserId(from);
        return isPhone ? MetaIds.userIdOf(account.businessId(), from) : from;
    }

    private static Typed text(SandboxAccount account, String from, @Nullable String name, String text) {
        if (text.isBlank() || text.length() > MOST_TEXT) {
            throw new BadRequestResponse("text must have 1 to " + MOST_TEXT + " characters");
        }
        ObjectNode content = MetaJson.object();
        if (account.key().platform() == Platform.INSTAGRAM) {
            content.putObject("message").put("text", text);
        } else {
            content.putObject("text").put("body", text);
        }
        return new Typed(account, from, name, "text", text, content);
    }

    private static Typed payload(SandboxAccount account, String from, @Nullable String name, ObjectNode payload) {
        if (account.key().platform() == Platform.INSTAGRAM) {
            return InstagramWebhooks.typed(account, from, name, payload);
        }
        String type = payload.path("type").asText("");
        if (type.isBlank()) {
            throw new BadRequestResponse("payload must have a type");
        }
        String text = payload.path("text").path("body").asText(null);
        return new Typed(account, from, name, type, text, payload);
    }

    private static @Nullable String demoName(Typed typed) {
        for (SandboxValues.DemoCustomer demo :
                SandboxValues.customers(typed.account().key().platform())) {
            if (demo.id().equals(typed.from())) {
                return demo.name();
            }
        }
        return null;
    }
}
