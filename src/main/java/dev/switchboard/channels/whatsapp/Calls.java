package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.CallReceived;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code calls[]} and the statuses of calls: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/calling/reference">calling</a>. */
final class Calls {
    static final String ARRAY = "calls";

    private static final String OTHER = "other";
    private static final Set<String> EVENTS = Set.of(
            "connect",
            "terminate",
            "ringing",
            "accepted",
            "rejected",
            "call_recording_available",
            "call_transcription_available");

    private Calls() {}

    static InboundEvent read(JsonSlice call, Place place) {
        if (!call.isObject()) {
            return place.unrecognized(ARRAY, call, "call.malformed", "not an object");
        }
        boolean byCustomer = isByCustomer(call, place);
        return event(ARRAY, call, place, callee(call, place, byCustomer), byCustomer, call.textAt("event"));
    }

    /** Of a call that we made. */
    static InboundEvent status(JsonSlice status, Place place) {
        Person callee = Person.recipientOf(status, place.contacts());
        return event(Statuses.ARRAY, status, place, callee, false, status.textAt("status"));
    }

    /** The other end: who called us, or whom we called. Recordings name one end only. */
    private static Person callee(JsonSlice call, Place place, boolean byCustomer) {
        Person from = Person.senderOf(call, place.contacts());
        Person to = Person.addresseeOf(call, place.contacts());
        return byCustomer || to.ids().isEmpty() ? from : to;
    }

    /** The offer comes from the one who calls: some calls do not tell their direction. */
    private static boolean isByCustomer(JsonSlice call, Place place) {
        String direction = call.textAt("direction");
        if (direction != null) {
            return direction.equals("USER_INITIATED");
        }
        String sdp = call.textAt("session", "sdp_type");
        boolean fromUs = WhatsAppIds.areAlike(call.textAt("from"), place.ownPhone());
        return "connect".equals(call.textAt("event")) && (sdp == null ? !fromUs : sdp.equals("offer"));
    }

    private static InboundEvent event(
            String array, JsonSlice call, Place place, Person other, boolean byCustomer, @Nullable String event) {
        AccountKey account = place.account();
        String id = call.textAt("id");
        if (account == null || id == null) {
            String missing = id == null ? "no id" : "no metadata.phone_number_id";
            return place.unrecognized(array, call, other, "call", missing);
        }
        String word = event == null ? OTHER : event.toLowerCase(Locale.ROOT);
        boolean known = EVENTS.contains(word);
        Stamp stamp = place.stampOf(call);
        return new CallReceived(
                account,
                known ? id : id + ":" + word,
                known ? word : OTHER,
                other.customer(),
                byCustomer,
                stamp.at(),
                place.raw().element(array, call, other.contact(), stamp.missing()));
    }
}
