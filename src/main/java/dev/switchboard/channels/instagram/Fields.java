package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.Origin;
import java.util.Set;

/**
 * Reads a {@code field} and its {@code value}, of {@code changes} or bare. The dashboard's tests of the fields about
 * messages have an element of {@code messaging} as their value.
 */
final class Fields {
    private static final Set<String> MESSAGING = Set.of(
            "messages",
            "message_echoes",
            "message_edit",
            "message_edits",
            "message_reactions",
            "messaging_handover",
            "messaging_handovers",
            "messaging_optins",
            "messaging_policy_enforcement",
            "messaging_postbacks",
            "messaging_referral",
            "messaging_referrals",
            "messaging_seen");
    private static final Set<String> PUBLIC = Set.of("comments", "live_comments", "mentions", "story_insights");

    private Fields() {}

    /** @param change what holds the field and the value */
    static InboundEvent read(Entry entry, Element whole, JsonSlice change) {
        String field = change.textAt("field");
        JsonSlice value = change.get("value");
        if (field == null) {
            return whole.unrecognized("no_field", "a value without its field");
        }
        if (value == null || !value.isObject()) {
            return whole.unrecognized("field." + JsonText.word(field), "a field without its value");
        }
        Origin origin = field.equals("standby") ? Origin.STANDBY : Origin.LIVE;
        Element element = entry.element(value, whole.spot(), origin);
        if (MESSAGING.contains(field) || origin == Origin.STANDBY) {
            return Elements.read(element);
        }
        return PUBLIC.contains(field)
                ? Publics.read(entry, element, field)
                : element.unrecognized("field." + JsonText.word(field), "no field we know");
    }
}
