package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What WhatsApp checks in a request to send. See <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages">messages</a>.
 */
final class SendRules {
    private static final int MOST_TEXT = 4096;
    private static final int MOST_CALLBACK_DATA = 512;
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s+().-]");
    private static final Pattern PHONE = Pattern.compile("\\d{5,15}");
    private static final Set<String> TYPES = new TreeSet<>(Set.of(
            "audio",
            "contacts",
            "document",
            "image",
            "interactive",
            "location",
            "reaction",
            "sticker",
            "template",
            "text",
            "video"));

    private SendRules() {}

    /**
     * Reads a request to send.
     *
     * @throws GraphException when Meta would refuse it
     */
    static WhatsAppSend check(JsonNode body) {
        requireProduct(body);
        boolean byUserId = !body.hasNonNull("to") && body.hasNonNull("recipient");
        String input = required(body, byUserId ? "recipient" : "to");
        String type = body.path("type").asText("text");
        return new WhatsAppSend(
                input, address(input, byUserId), byUserId, type, content(body, type), callbackData(body), body);
    }

    static void requireProduct(JsonNode body) {
        String product = required(body, "messaging_product");
        if (!product.equals("whatsapp")) {
            throw GraphException.parameter(
                    "Param messaging_product must be one of {WHATSAPP} - got \"" + product + "\".");
        }
    }

    /** Phone in digits or business-scoped id; empty when it is neither. */
    static @Nullable String normalized(String address) {
        if (MetaIds.isUserId(address)) {
            return address;
        }
        String digits = PUNCTUATION.matcher(address).replaceAll("");
        return PHONE.matcher(digits).matches() ? digits : null;
    }

    private static String address(String input, boolean byUserId) {
        String address = normalized(input);
        if (address == null || (byUserId && !MetaIds.isUserId(address))) {
            throw GraphException.whatsApp(
                    131009,
                    "Parameter value is not valid",
                    (byUserId ? "recipient" : "to") + " is not a valid address");
        }
        return address;
    }

    /** Checks the part that depends on the type; the text of a text. */
    private static @Nullable String content(JsonNode body, String type) {
        if (!TYPES.contains(type)) {
            throw GraphException.parameter("Param type must be one of " + TYPES + " - got \"" + type + "\".");
        }
        JsonNode content = body.path(type);
        if (!content.isContainerNode() || content.isEmpty()) {
            throw GraphException.parameter("The parameter " + type + " is required.");
        }
        return type.equals("text") ? text(content) : null;
    }

    private static String text(JsonNode content) {
        String text = content.path("body").asText("");
        if (text.isEmpty()) {
            throw GraphException.parameter("The parameter text['body'] is required.");
        }
        if (text.codePointCount(0, text.length()) > MOST_TEXT) {
            throw GraphException.parameter("Param text['body'] must be at most 4096 characters long.");
        }
        return text;
    }

    private static @Nullable String callbackData(JsonNode body) {
        String data = body.path("biz_opaque_callback_data").asText(null);
        if (data != null && data.length() > MOST_CALLBACK_DATA) {
            throw GraphException.parameter("Param biz_opaque_callback_data must be at most 512 characters long.");
        }
        return data;
    }

    static String required(JsonNode body, String name) {
        String value = body.path(name).asText("");
        if (value.isBlank()) {
            throw GraphException.parameter("The parameter " + name + " is required.");
        }
        return value;
    }
}
