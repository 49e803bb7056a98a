package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.InboundEvent;

/** {@code state_sync[]}: the address book of the business app. A removed contact has no name. */
final class StateSync {
    static final String ARRAY = "state_sync";

    private StateSync() {}

    static InboundEvent read(JsonSlice sync, Place place) {
        if (!sync.isObject()) {
            return place.unrecognized(ARRAY, sync, "state_sync.malformed", "not an object");
        }
        String action = sync.textAt("action");
        String kind = switch (action == null ? "" : action) {
            case "add" -> "state_sync.add";
            case "remove" -> "state_sync.remove";
            default -> "state_sync.other";
        };
        return place.noted(kind, ARRAY, sync, whose(sync, place), null);
    }

    private static Person whose(JsonSlice sync, Place place) {
        return Person.of(
                sync.textAt("contact", "phone_number"),
                sync.textAt("contact", "user_id"),
                sync.textAt("contact", "parent_user_id"),
                place.contacts());
    }
}
