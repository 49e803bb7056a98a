package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Origin;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code messages[]}. */
final class Messages {
    static final String ARRAY = "messages";

    private Messages() {}

    static InboundEvent read(JsonSlice message, Place place) {
        if (!message.isObject()) {
            return place.unrecognized(ARRAY, message, "message.malformed", "not an object");
        }
        String type = message.textAt("type");
        return "text".equals(type)
                ? readText(message, place)
                : place.unrecognized(ARRAY, message, kindOf(message, type), "not supported yet");
    }

    private static InboundEvent readText(JsonSlice message, Place place) {
        Person sender = Person.senderOf(message, place.contacts());
        AccountKey account = place.account();
        String id = message.textAt("id");
        String body = bodyOf(message);
        if (message.textAt("group_id") != null) {
            return unreadable(message, sender, place, "message.group_text", "groups are not supported yet");
        }
        if (account == null) {
            return unreadable(message, sender, place, "message.text", "no metadata.phone_number_id");
        }
        if (id == null) {
            return unreadable(message, sender, place, "message.text", "no id");
        }
        if (body == null) {
            return unreadable(message, sender, place, "message.text", "no text.body");
        }
        if (sender.ids().isEmpty()) {
            return unreadable(message, sender, place, "message.text", "no sender");
        }
        Stamp stamp = place.stampOf(message);
        return new MessageReceived(
                account,
                id,
                new CustomerIds(sender.ids()),
                sender.profileName(),
                new Content.Text(body),
                stamp.at(),
                MessageContext.answering(message.textAt("context", "id")),
                Origin.LIVE,
                place.raw().element(ARRAY, message, sender.contact(), stamp.missing()));
    }

    private static InboundEvent unreadable(JsonSlice message, Person sender, Place place, String kind, String reason) {
        String raw = place.raw().element(ARRAY, message, sender.contact(), null);
        return new InboundEvent.Unrecognized(place.account(), kind, reason, raw);
    }

    private static @Nullable String bodyOf(JsonSlice message) {
        JsonSlice text = message.get("text");
        JsonSlice body = text == null ? null : text.get("body");
        return body == null ? null : body.text();
    }

    /** Interactive and system messages come in kinds of their own. */
    private static String kindOf(JsonSlice message, @Nullable String type) {
        if (type == null) {
            return "message.no_type";
        }
        boolean nested = type.equals("interactive") || type.equals("system");
        String inner = nested ? message.textAt(type, "type") : null;
        return "message." + JsonText.word(type) + (inner == null ? "" : "." + JsonText.word(inner));
    }
}
