package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.Origin;
import java.time.Clock;

/**
 * One entry of a body: all that its elements share.
 *
 * @param object what the body is about
 */
record Entry(String object, JsonSlice json, OwnNames names, Clock clock) {

    /** A part of it as what happened there. */
    Element element(JsonSlice part, Spot spot, Origin origin) {
        return new Element(part, Parties.of(this, part), spot, Stamp.of(part, json, clock), origin);
    }
}
