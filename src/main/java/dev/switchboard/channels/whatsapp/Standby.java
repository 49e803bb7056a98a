package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.Origin;
import java.util.List;

/**
 * {@code standby}: another app has these conversations. The ordinary arrays, one level deeper; recorded, never answered,
 * because a message of ours would take the conversation over.
 */
final class Standby {
    static final String MEMBER = "standby";

    private Standby() {}

    static void read(JsonSlice.Member member, Place place, List<InboundEvent> events) {
        if (member.value().isObject()) {
            Members.read(place.inside(Origin.STANDBY, member.value(), "\"standby\":{", "}"), events);
        } else {
            Members.unknown(member, place, events);
        }
    }
}
