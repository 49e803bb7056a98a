package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.message.InboundEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members of a value, each read by its name, whichever field brought it. */
final class Members {
    /** Belong to the others, and come with each of them. */
    private static final Set<String> SHARED = Set.of("messaging_product", "metadata", "contacts", "field", "object");

    /** Arrays: each element is one event. */
    private static final Map<String, ElementReader> ARRAYS = Map.ofEntries(
            Map.entry(Messages.ARRAY, Messages::read),
            Map.entry(Statuses.ARRAY, Statuses::read),
            Map.entry(Echoes.ARRAY, Echoes::read),
            Map.entry(Calls.ARRAY, Calls::read),
            Map.entry(ValueErrors.ARRAY, ValueErrors::read),
            Map.entry(Preferences.ARRAY, Preferences::read),
            Map.entry(UserIdUpdates.ARRAY, UserIdUpdates::read),
            Map.entry(UserActions.ARRAY, UserActions::read),
            Map.entry(Groups.ARRAY, Groups::read),
            Map.entry(StateSync.ARRAY, StateSync::read),
            Map.entry(AutomaticEvents.ARRAY, AutomaticEvents::read));

    private Members() {}

    /** Reads one element of an array into one event. */
    @FunctionalInterface
    interface ElementReader {
        InboundEvent read(JsonSlice element, Place place);
    }

    /** Reads what the place holds, but for what its elements share. */
    static void read(Place place, List<InboundEvent> events) {
        for (JsonSlice.Member member : place.holder().members()) {
            if (!SHARED.contains(member.name())) {
                read(member, place, events);
            }
        }
    }

    static void read(JsonSlice.Member member, Place place, List<InboundEvent> events) {
        ElementReader reader = ARRAYS.get(member.name());
        if (reader != null) {
            each(member, place, events, reader);
        } else {
            other(member, place, events);
        }
    }

    /** Reads each element by itself; all in one piece when there are too many, or none. */
    static void each(JsonSlice.Member member, Place place, List<InboundEvent> events, ElementReader reader) {
        List<JsonSlice> elements = member.value().elements();
        if (elements.isEmpty()) {
            unless(member.value().isEmptyArray(), member, place, events, "not a list");
        } else if (!WhatsAppParser.haveRoom(events, elements.size())) {
            events.add(place.member(member, "value." + member.name(), WhatsAppParser.TOO_MANY));
        } else {
            elements.forEach(element -> events.add(reader.read(element, place)));
        }
    }

    private static void other(JsonSlice.Member member, Place place, List<InboundEvent> events) {
        if (member.name().equals(Summaries.MEMBER)) {
            events.add(Summaries.read(member, place));
        } else if (member.name().equals(Standby.MEMBER) && !place.isNested()) {
            Standby.read(member, place, events);
        } else if (member.name().equals(History.MEMBER) && !place.isNested()) {
            History.read(member, place, events);
        } else {
            unknown(member, place, events);
        }
    }

    /** A new scalar beside what we know would come with every webhook and say nothing. */
    static void unknown(JsonSlice.Member member, Place place, List<InboundEvent> events) {
        boolean scalar = !member.value().isArray() && !member.value().isObject();
        if (place.field().equals(AutomaticEvents.ARRAY) && !scalar) {
            events.add(AutomaticEvents.beside(member, place));
        } else {
            unless(scalar || member.value().isEmptyArray(), member, place, events, "unknown member");
        }
    }

    private static void unless(
            boolean empty, JsonSlice.Member member, Place place, List<InboundEvent> events, String reason) {
        if (!empty) {
            events.add(place.member(member, "value." + JsonText.word(member.name()), reason));
        }
    }
}
