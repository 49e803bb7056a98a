package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.RawEntry;
import dev.switchboard.channels.meta.WebhookBody;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Unrecognized;
import java.time.Clock;
import java.util.List;

/**
 * Reads webhook bodies: <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples">
 * shapes</a>. Total: any bytes become events, each element by itself, in their order; what cannot be read is
 * {@link Unrecognized} and takes nothing else along.
 *
 * <p>Where to find a kind: {@link Fields} by the {@code field} of a change, {@link Members} by the array in its value,
 * {@link Messages} by the {@code type} of a message, {@link Contents} by what it says.
 */
public final class WhatsAppParser {
    static final String OBJECT = "whatsapp_business_account";
    static final String TOO_MANY = "more elements than a webhook may hold";

    private final Clock clock;

    /** @param clock for messages that do not tell when they were sent */
    public WhatsAppParser(Clock clock) {
        this.clock = clock;
    }

    /** Everything a body says. Never throws, never empty. */
    public List<InboundEvent> events(byte[] body) {
        return WebhookBody.events(body, OBJECT, this::addEntry);
    }

    /** True when so many more events may still come of this body; what is over is kept in one piece. */
    static boolean haveRoom(List<InboundEvent> events, int more) {
        return events.size() + more <= WebhookBody.MOST_EVENTS;
    }

    private void addEntry(JsonSlice entry, List<InboundEvent> events) {
        JsonSlice changes = entry.get("changes");
        if (changes == null || changes.elements().isEmpty()) {
            events.add(unreadable("entry.no_changes", "there are no changes", entry));
        } else if (!haveRoom(events, changes.elements().size())) {
            events.add(unreadable("entry.too_many", TOO_MANY, entry));
        } else {
            changes.elements().forEach(change -> addChange(entry, change, events));
        }
    }

    private static Unrecognized unreadable(String kind, String reason, JsonSlice entry) {
        return new Unrecognized(null, kind, reason, RawEntry.whole(OBJECT, entry));
    }

    private void addChange(JsonSlice entry, JsonSlice change, List<InboundEvent> events) {
        JsonSlice value = change.get("value");
        if (value == null || !value.isObject()) {
            events.add(new Unrecognized(null, "change.no_value", "no value", RawBody.change(entry, change, null)));
            return;
        }
        Place place = new Place(clock, entry, change, value);
        if (haveRoom(events, 1)) {
            Fields.read(place, events);
        } else {
            events.add(place.whole("change.too_many", TOO_MANY));
        }
    }
}
