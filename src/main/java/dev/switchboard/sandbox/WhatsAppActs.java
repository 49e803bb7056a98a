package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.BadRequestResponse;
import java.util.List;

/**
 * What a person can do on WhatsApp, as the part of a webhook's message that begins with its {@code type}. See <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples">payload examples</a>.
 */
final class WhatsAppActs {
    static final List<Act> ALL = List.of(
            Act.of("image", "Photo"),
            Act.of("video", "Video"),
            Act.of("voice", "Voice note"),
            Act.of("audio", "Audio file"),
            Act.of("document", "Document"),
            Act.of("sticker", "Sticker"),
            Act.of("location", "Location"),
            Act.of("contact", "Contact"),
            Act.of("order", "Order"),
            Act.of("forwarded", "Forwarded"),
            Act.of("ad", "From an ad"),
            Act.of("poll", "Poll"),
            Act.onAnswer("reply", "Reply to it"),
            Act.onAnswer("choose", "Pick an option"),
            Act.onAnswer("reaction", "React to it"),
            Act.onAnswer("unreact", "Unreact"),
            Act.onOwn("edit", "Edit last"),
            Act.onOwn("delete", "Delete last"));

    private WhatsAppActs() {}

    static ObjectNode payload(String kind, Chat chat, MetaIds ids) {
        return switch (kind) {
            case "image", "video", "voice", "audio", "document", "sticker" -> WhatsAppFiles.payload(kind, chat, ids);
            case "location" -> location();
            case "contact" -> contact();
            case "order" -> order(chat);
            case "forwarded" -> context(text(chat.textOr("Look what I found")), "forwarded", true);
            case "ad" -> referral(text(chat.textOr("Hello! Can I get more info on this?")));
            case "poll" -> unsupported();
            case "reply" -> reply(text(chat.textOr("About that: yes!")), chat);
            case "choose" -> reply(WhatsAppChoices.payload(chat.answer()), chat);
            case "reaction" -> react(chat);
            case "unreact" -> reaction(chat);
            case "edit" -> edit(chat);
            case "delete" -> changeOf("revoke", chat);
            default -> throw new BadRequestResponse("no such kind on WhatsApp: " + kind);
        };
    }

    private static ObjectNode of(String type) {
        return MetaJson.object().put("type", type);
    }

    private static ObjectNode text(String body) {
        ObjectNode payload = of("text");
        payload.putObject("text").put("body", body);
        return payload;
    }

    private static ObjectNode context(ObjectNode payload, String name, boolean value) {
        payload.putObject("context").put(name, value);
        return payload;
    }

    private static ObjectNode reply(ObjectNode payload, Chat chat) {
        payload.putObject("context")
                .put("from", chat.account().display())
                .put("id", chat.answer().id());
        return payload;
    }

    private static ObjectNode location() {
        ObjectNode payload = of("location");
        payload.putObject("location")
                .put("latitude", 12.97194)
                .put("longitude", 77.59369)
                .put("name", "Cubbon Park")
                .put("address", "Kasturba Road, Bengaluru");
        return payload;
    }

    private static ObjectNode contact() {
        ObjectNode payload = of("contacts");
        ObjectNode person = payload.putArray("contacts").addObject();
        person.putObject("name")
                .put("formatted_name", "Noor Haddad")
                .put("first_name", "Noor")
                .put("last_name", "Haddad");
        person.putArray("phones")
                .addObject()
                .put("phone", "+1 202-555-0177")
                .put("wa_id", "12025550177")
                .put("type", "CELL");
        person.putArray("emails").addObject().put("email", "noor@example.com").put("type", "WORK");
        return payload;
    }

    private static ObjectNode order(Chat chat) {
        ObjectNode payload = of("order");
        ObjectNode order = payload.putObject("order").put("catalog_id", "4200000000000001");
        order.put("text", chat.textOr(""));
        order.putArray("product_items")
                .addObject()
                .put("product_retailer_id", "cake-small")
                .put("quantity", 2)
                .put("item_price", 14.5)
                .put("currency", "USD");
        return payload;
    }

    private static ObjectNode referral(ObjectNode payload) {
        payload.putObject("referral")
                .put("source_url", "https://fb.me/sandbox-ad")
                .put("source_id", "120200000000000001")
                .put("source_type", "ad")
                .put("headline", "Cake of the week")
                .put("body", "Chat with us")
                .put("media_type", "image")
                .put("image_url", "https://example.com/cake.jpg")
                .put("ctwa_clid", "Aff-n8ZTODiE79d22KtAwQKj9e");
        return payload;
    }

    /** The platform tells businesses that there was one, and no more. */
    private static ObjectNode unsupported() {
        ObjectNode payload = of("unsupported");
        ObjectNode error = payload.putArray("errors").addObject();
        error.put("code", 131051).put("title", "Message type unknown").put("message", "Message type unknown");
        error.putObject("error_data").put("details", "Message type is currently not supported.");
        payload.putObject("unsupported").put("type", "poll_creation");
        return payload;
    }

    /** Without an emoji it takes the reaction back. */
    private static ObjectNode reaction(Chat chat) {
        ObjectNode payload = of("reaction");
        payload.putObject("reaction").put("message_id", chat.answer().id());
        return payload;
    }

    private static ObjectNode react(Chat chat) {
        ObjectNode payload = reaction(chat);
        ((ObjectNode) payload.path("reaction")).put("emoji", chat.textOr("\u2764\uFE0F"));
        return payload;
    }

    private static ObjectNode edit(Chat chat) {
        ObjectNode payload = changeOf("edit", chat);
        ((ObjectNode) payload.path("edit")).set("message", text(chat.textOr("On second thought, this")));
        return payload;
    }

    private static ObjectNode changeOf(String type, Chat chat) {
        ObjectNode payload = of(type);
        payload.putObject(type).put("original_message_id", chat.own().id());
        return payload;
    }
}
