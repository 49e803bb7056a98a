package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.Origin;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code messages[]}: what a customer wrote, or what WhatsApp tells of one. */
final class Messages {
    static final String ARRAY = "messages";

    private Messages() {}

    static InboundEvent read(JsonSlice message, Place place) {
        if (!message.isObject()) {
            return place.unrecognized(ARRAY, message, "message.malformed", "not an object");
        }
        if (place.origin() == Origin.HISTORY) {
            return HistoryMessages.read(message, place, Person.NOBODY);
        }
        Person sender = Person.senderOf(message, place.contacts());
        return read(message, place, sender.ids().isEmpty() ? place.onlyOne() : sender);
    }

    /** What a customer wrote, whoever that is. */
    static InboundEvent read(JsonSlice message, Place place, Person sender) {
        return by(new Written(ARRAY, message, message, typeOf(message), sender, false, place));
    }

    /** Changes of other messages and of identities are events of their own kind; all the rest says something. */
    static InboundEvent by(Written written) {
        return switch (written.type()) {
            case "" -> written.unrecognized("no type");
            case "reaction" -> MessageChanges.reaction(written);
            case "edit" -> MessageChanges.edit(written);
            case "revoke" -> MessageChanges.revoke(written);
            case "system" -> SystemMessages.read(written);
            default -> written.said();
        };
    }

    /** The type, else the first member that is named like one: older examples of Meta's have no type. */
    static String typeOf(JsonSlice message) {
        String type = message.textAt("type");
        return type != null ? type : firstContentOf(message);
    }

    private static String firstContentOf(JsonSlice message) {
        return message.members().stream()
                .map(JsonSlice.Member::name)
                .filter(Contents::isType)
                .findFirst()
                .orElse("");
    }

    /** The element named like the type, which holds what is to be said. */
    static @Nullable JsonSlice bodyOf(JsonSlice message, String type) {
        JsonSlice body = message.get(type);
        return body != null && body.isObject() ? body : null;
    }
}
