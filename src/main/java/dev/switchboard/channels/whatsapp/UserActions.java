package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.InboundEvent;

/** {@code user_actions[]}: somebody clicked a link in a marketing message. It tells no customer and no message. */
final class UserActions {
    static final String ARRAY = "user_actions";

    private UserActions() {}

    static InboundEvent read(JsonSlice action, Place place) {
        if (!action.isObject()) {
            return place.unrecognized(ARRAY, action, "user_action.malformed", "not an object");
        }
        String type = action.textAt("action_type");
        String kind = switch (type == null ? "" : type) {
            case "marketing_messages_link_click" -> "user_action.link_click";
            case "landing_page_view" -> "user_action.landing_page_view";
            default -> "user_action.other";
        };
        return place.noted(kind, ARRAY, action, Person.NOBODY, null);
    }
}
