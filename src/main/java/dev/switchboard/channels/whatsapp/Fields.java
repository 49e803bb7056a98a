package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Noted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What the {@code field} of a change says its value is: a set of arrays, or one thing by itself. <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference">All fields</a>.
 */
final class Fields {
    /** Their values hold arrays, read by the names of those. */
    private static final Set<String> OF_ARRAYS = Set.of(
            "messages",
            "standby",
            "smb_message_echoes",
            "message_echoes",
            "history",
            "smb_app_state_sync",
            "calls",
            "user_preferences",
            "user_id_update",
            "group_lifecycle_update",
            "group_participants_update",
            "group_settings_update",
            "group_status_update");

    /** Their values are one event. */
    private static final Map<String, BiFunction<Place, String, InboundEvent>> WHOLE = whole();

    private Fields() {}

    private static Map<String, BiFunction<Place, String, InboundEvent>> whole() {
        Map<String, BiFunction<Place, String, InboundEvent>> fields = new HashMap<>();
        fields.put("messaging_handovers", (place, field) -> Handovers.read(place));
        fields.put("automatic_events", (place, field) -> place.noted("automatic_event"));
        fields.put("flows", (place, field) -> Flows.read(place));
        fields.put("payment_configuration_update", (place, field) -> place.noted("payment.configuration"));
        fields.put("tracking_events", (place, field) -> place.noted("tracking_event"));
        AccountFields.ALL.forEach((name, told) -> fields.put(name, (place, field) -> Notices.read(place, field, told)));
        TemplateFields.ALL.forEach(
                (name, told) -> fields.put(name, (place, field) -> Notices.read(place, field, told)));
        return Map.copyOf(fields);
    }

    static void read(Place place, List<InboundEvent> events) {
        String field = place.field();
        BiFunction<Place, String, InboundEvent> whole = WHOLE.get(field);
        if (whole != null && place.value().get(field) == null) {
            events.add(whole.apply(place, field));
        } else if (whole != null || OF_ARRAYS.contains(field)) {
            readArrays(place, events);
        } else if (field.isEmpty()) {
            events.add(place.whole("change.no_field", "no field"));
        } else {
            events.add(place.whole("field." + JsonText.word(field), "unknown field"));
        }
    }

    private static void readArrays(Place place, List<InboundEvent> events) {
        int before = events.size();
        Members.read(place, events);
        if (events.size() == before) {
            events.add(empty(place));
        }
    }

    /** Meta sends {@code messages} with nothing in it, and there is nothing wrong with that. */
    private static Noted empty(Place place) {
        return place.noted(place.field() + ".empty");
    }
}
