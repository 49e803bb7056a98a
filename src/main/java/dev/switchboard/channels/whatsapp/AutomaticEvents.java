package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Noted;

/** {@code automatic_events[]}: Meta believes that a conversation led to an order or a lead. */
final class AutomaticEvents {
    static final String ARRAY = "automatic_events";

    private AutomaticEvents() {}

    static InboundEvent read(JsonSlice event, Place place) {
        return event.isObject()
                ? place.noted("automatic_event", ARRAY, event, Person.NOBODY, null)
                : place.unrecognized(ARRAY, event, "automatic_event.malformed", "not an object");
    }

    /** What stands beside the array, or instead of it: nothing about this field is promised. */
    static Noted beside(JsonSlice.Member member, Place place) {
        return new Noted(
                place.business(), "automatic_event", null, null, place.raw().member(member, null));
    }
}
