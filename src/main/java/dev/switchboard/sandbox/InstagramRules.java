package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What Instagram checks in a request to send. See <a
 * href="https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api">messaging
 * API</a>.
 */
final class InstagramRules {
    /** Bytes of UTF-8, not characters. */
    private static final int MOST_TEXT_BYTES = 1000;

    private static final int MOST_QUICK_REPLIES = 13;
    private static final Set<String> ATTACHMENTS =
            Set.of("image", "video", "audio", "file", "MEDIA_SHARE", "like_heart", "template");
    private static final Set<String> ACTIONS = Set.of("typing_on", "typing_off", "mark_seen", "react", "unreact");

    private InstagramRules() {}

    /**
     * Reads a request to send.
     *
     * @throws GraphException when Meta would refuse it
     */
    static InstagramSend check(JsonNode body) {
        String to = recipient(body);
        JsonNode message = body.path("message");
        String text = message.path("text").asText(null);
        List<JsonNode> attachments = attachments(message);
        if (text == null == attachments.isEmpty()) {
            throw GraphException.parameter("Message must have either a text or an attachment.");
        }
        attachments.forEach(InstagramRules::requireKnown);
        if (text != null) {
            requireLength(text);
        }
        requireFew(body.path("message").path("quick_replies"));
        String type =
                text != null ? "text" : attachments.getFirst().path("type").asText();
        return new InstagramSend(to, isByHuman(body), type, text, body);
    }

    /** The customer a request is for. */
    static String recipient(JsonNode body) {
        String id = body.path("recipient").path("id").asText("");
        if (id.isBlank()) {
            throw GraphException.parameter("The parameter recipient is required");
        }
        return id;
    }

    /** What the account is seen doing; empty when the request is to send. */
    static String action(JsonNode body) {
        String action = body.path("sender_action").asText("");
        if (!action.isEmpty() && !ACTIONS.contains(action)) {
            throw GraphException.parameter("Param sender_action must be one of "
                    + ACTIONS.stream().sorted().toList() + " - got \"" + action + "\".");
        }
        return action;
    }

    private static List<JsonNode> attachments(JsonNode message) {
        JsonNode many = message.path("attachments");
        JsonNode one = message.path("attachment");
        return many.isArray() ? many.valueStream().toList() : one.isObject() ? List.of(one) : List.of();
    }

    private static void requireKnown(JsonNode attachment) {
        String type = attachment.path("type").asText("");
        if (!ATTACHMENTS.contains(type)) {
            throw GraphException.parameter("Invalid attachment type \"" + type + "\".");
        }
    }

    private static void requireLength(String text) {
        if (text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > MOST_TEXT_BYTES) {
            throw GraphException.parameter(
                    "Length of param message[text] must be more than 0 and less than or equal to 1000 bytes");
        }
    }

    private static void requireFew(JsonNode quickReplies) {
        if (quickReplies.size() > MOST_QUICK_REPLIES) {
            throw GraphException.parameter("Too many quick replies: at most " + MOST_QUICK_REPLIES);
        }
    }

    private static boolean isByHuman(JsonNode body) {
        String tag = body.path("tag").asText("");
        if (!tag.isEmpty() && !tag.equals("HUMAN_AGENT")) {
            throw GraphException.parameter("Param tag must be one of {HUMAN_AGENT} - got \"" + tag + "\".");
        }
        return !tag.isEmpty();
    }
}
