package dev.switchboard.channels.instagram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.channels.meta.CleanText;
import dev.switchboard.message.Bubble;
import dev.switchboard.message.Content;
import dev.switchboard.message.JsonBuffers;
import dev.switchboard.message.OutboundMessage;
import java.nio.charset.StandardCharsets;

/**
 * A message as Instagram wants it: <a
 * href="https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api">
 * Messaging API</a>.
 */
final class InstagramPayload {
    private static final ObjectMapper JSON = new ObjectMapper(JsonBuffers.factory());

    private InstagramPayload() {}

    /** UTF-8 JSON. Nothing of ours rides along: the platform brings no id of ours back. */
    static byte[] of(OutboundMessage message) {
        ObjectNode json = JSON.createObjectNode();
        json.putObject("recipient").put("id", message.recipient());
        content(json.putObject("message"), message.content());
        String replyTo = message.replyTo();
        if (replyTo != null && !replyTo.startsWith(Bubble.TAP)) {
            json.putObject("reply_to").put("mid", replyTo);
        }
        return bytes(json);
    }

    private static void content(ObjectNode message, Content content) {
        switch (content) {
            case Content.Text(var body) -> message.put("text", CleanText.of(body));
            case Content.ReceivedOnly other -> throw new IllegalArgumentException("cannot send " + other.type());
        }
    }

    /** What a code point takes of the limit, once it is clean: U+0000 and half surrogate pairs become U+FFFD. */
    static int bytesOf(int codePoint) {
        if (codePoint == 0) {
            return 3;
        }
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings is always JSON", e);
        }
    }
}
