package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.InboundEvent;
import java.util.List;

/**
 * {@code message_echoes[]}: what our own number wrote, in the business app or by another app. Beside standby, the message
 * lies one level deeper and has the form of a request to send: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/smb_message_echoes">echoes</a>.
 */
final class Echoes {
    static final String ARRAY = "message_echoes";

    private Echoes() {}

    static InboundEvent read(JsonSlice echo, Place place) {
        if (!echo.isObject()) {
            return place.unrecognized(ARRAY, echo, "echo.malformed", "not an object");
        }
        JsonSlice request = echo.textAt("type") == null ? Messages.bodyOf(echo, "message") : null;
        JsonSlice body = request == null ? echo : request;
        Person customer = Contexts.isToGroup(body) ? Person.NOBODY : addressee(echo, body, place);
        return Messages.by(new Written(ARRAY, echo, body, Messages.typeOf(body), customer, true, place));
    }

    private static Person addressee(JsonSlice echo, JsonSlice body, Place place) {
        Person outer = Person.addresseeOf(echo, place.contacts());
        Person person = outer.ids().isEmpty() ? Person.addresseeOf(body, place.contacts()) : outer;
        return isOurselves(person, place) ? Person.senderOf(echo, place.contacts()) : person;
    }

    /** Some examples of Meta's have the two sides the wrong way round. */
    private static boolean isOurselves(Person person, Place place) {
        String own = place.ownPhone();
        return own != null && person.ids().equals(List.of(own));
    }
}
