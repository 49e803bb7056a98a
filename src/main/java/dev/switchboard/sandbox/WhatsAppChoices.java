package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.BadRequestResponse;

/** What comes back when a customer picks the first of what a message offers: its buttons, its list, or a template's. */
final class WhatsAppChoices {
    private WhatsAppChoices() {}

    static ObjectNode payload(PhoneMessage answer) {
        JsonNode sent = answer.content();
        JsonNode button = sent.at("/interactive/action/buttons/0/reply");
        JsonNode row = sent.at("/interactive/action/sections/0/rows/0");
        if (button.isObject()) {
            return interactive("button_reply", (ObjectNode) button);
        }
        if (row.isObject()) {
            return interactive("list_reply", (ObjectNode) row);
        }
        if (answer.type().equals("template")) {
            return ofTemplate();
        }
        throw new BadRequestResponse("That message offers nothing to pick from");
    }

    private static ObjectNode interactive(String type, ObjectNode choice) {
        ObjectNode payload = MetaJson.object().put("type", "interactive");
        payload.putObject("interactive").put("type", type).set(type, choice.deepCopy());
        return payload;
    }

    private static ObjectNode ofTemplate() {
        ObjectNode payload = MetaJson.object().put("type", "button");
        payload.putObject("button").put("payload", "Yes").put("text", "Yes");
        return payload;
    }
}
