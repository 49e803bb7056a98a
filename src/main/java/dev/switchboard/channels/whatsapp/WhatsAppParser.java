package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.Batch;
import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.channels.meta.RawEntry;
import dev.switchboard.channels.meta.WebhookBody;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Unrecognized;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Reads webhook bodies: <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples">
 * shapes</a>. Total: any bytes become events, each element by itself, in their order; what cannot be read, or is not
 * supported yet, is {@link Unrecognized} and takes nothing else along.
 */
public final class WhatsAppParser {
    static final String OBJECT = "whatsapp_business_account";
    private static final Set<String> SHARED = Set.of("messaging_product", "metadata", "contacts");

    private final Clock clock;

    /** @param clock for messages that do not tell when they were sent */
    public WhatsAppParser(Clock clock) {
        this.clock = clock;
    }

    /** Everything a body says. Never throws, never empty. */
    public List<InboundEvent> events(byte[] body) {
        return WebhookBody.events(body, OBJECT, this::addEntry);
    }

    private void addEntry(JsonSlice entry, List<InboundEvent> events) {
        JsonSlice changes = entry.get("changes");
        if (changes == null || changes.elements().isEmpty()) {
            events.add(
                    new Unrecognized(null, "entry.no_changes", "there are no changes", RawEntry.whole(OBJECT, entry)));
        } else {
            changes.elements().forEach(change -> addChange(entry, change, events));
        }
    }

    private void addChange(JsonSlice entry, JsonSlice change, List<InboundEvent> events) {
        JsonSlice value = change.get("value");
        String field = change.textAt("field");
        if (value == null || !value.isObject()) {
            events.add(new Unrecognized(null, "change.no_value", "no value", RawBody.change(entry, change)));
        } else if (events.size() >= WebhookBody.MOST_EVENTS) {
            events.add(new Unrecognized(
                    Place.accountOf(value), "change.too_many", Batch.TOO_MANY, RawBody.change(entry, change)));
        } else if ("messages".equals(field)) {
            addValue(entry, change, value, events);
        } else {
            String kind = field == null ? "change.no_field" : "field." + JsonText.word(field);
            String raw = RawBody.change(entry, change);
            events.add(new Unrecognized(Place.accountOf(value), kind, "not supported yet", raw));
        }
    }

    private void addValue(JsonSlice entry, JsonSlice change, JsonSlice value, List<InboundEvent> events) {
        Place place = new Place(clock, entry, value);
        int before = events.size();
        value.members().stream()
                .filter(member -> !SHARED.contains(member.name()))
                .forEach(member -> addMember(member, place, events));
        if (events.size() == before) {
            String raw = RawBody.change(entry, change);
            events.add(new Unrecognized(place.account(), "value.empty", "neither messages nor statuses", raw));
        }
    }

    private static void addMember(JsonSlice.Member member, Place place, List<InboundEvent> events) {
        List<JsonSlice> elements = member.value().elements();
        if (elements.isEmpty() && member.value().isArray()) {
            return;
        }
        boolean tooMany = elements.size() > WebhookBody.MOST_EVENTS;
        switch (elements.isEmpty() || tooMany ? "" : member.name()) {
            case Messages.ARRAY -> elements.forEach(message -> events.add(Messages.read(message, place)));
            case Statuses.ARRAY -> elements.forEach(status -> events.add(Statuses.read(status, place)));
            default -> events.add(whole(member, place));
        }
    }

    private static Unrecognized whole(JsonSlice.Member member, Place place) {
        String kind = "value." + JsonText.word(member.name());
        return new Unrecognized(
                place.account(), kind, "not supported yet", place.raw().member(member));
    }
}
