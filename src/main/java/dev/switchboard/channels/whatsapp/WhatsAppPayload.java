package dev.switchboard.channels.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.channels.meta.CleanText;
import dev.switchboard.message.Content;
import dev.switchboard.message.JsonBuffers;
import dev.switchboard.message.OutboundMessage;
import java.nio.charset.StandardCharsets;

/**
 * A message as the Cloud API wants it: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages">Messages</a>.
 */
final class WhatsAppPayload {
    private static final ObjectMapper JSON = new ObjectMapper(JsonBuffers.factory());

    private WhatsAppPayload() {}

    /** UTF-8 JSON. Our own id rides along: receipts bring it back, even for a send whose answer was lost. */
    static byte[] of(OutboundMessage message) {
        ObjectNode json = JSON.createObjectNode();
        json.put("messaging_product", "whatsapp").put("recipient_type", "individual");
        address(json, message.recipient());
        content(json, message.content());
        if (message.replyTo() != null) {
            json.putObject("context").put("message_id", message.replyTo());
        }
        json.put("biz_opaque_callback_data", message.messageId());
        return bytes(json);
    }

    /**
     * Only a phone may stand in {@code to}: a business-scoped id there is answered with 200 and dropped. Without the
     * plus sign, the number's own country code would be put before the phone.
     */
    private static void address(ObjectNode json, String recipient) {
        String phone = WhatsAppIds.phone(recipient);
        if (phone != null) {
            json.put("to", "+" + phone);
        } else {
            json.put("recipient", recipient);
        }
    }

    private static void content(ObjectNode json, Content content) {
        switch (content) {
            case Content.Text(var body) -> {
                json.put("type", "text");
                json.putObject("text").put("body", CleanText.of(body));
            }
            case Content.ReceivedOnly other -> throw new IllegalArgumentException("cannot send " + other.type());
        }
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings is always JSON", e);
        }
    }
}
