package dev.switchboard.channels.whatsapp;

import dev.switchboard.message.InboundEvent;
import java.util.Locale;
import java.util.Set;

/** {@code flows}: <a
 * href="https://developers.facebook.com/docs/whatsapp/flows/reference/flowswebhooks">how a form fares</a>. */
final class Flows {
    private static final Set<String> EVENTS = Set.of(
            "flow_status_change",
            "flow_version_expiry_warning",
            "client_error_rate",
            "endpoint_error_rate",
            "endpoint_latency",
            "endpoint_availability");

    private Flows() {}

    static InboundEvent read(Place place) {
        String event = place.value().textAt("event");
        String word = event == null ? "" : event.toLowerCase(Locale.ROOT);
        return place.noted("flow." + (EVENTS.contains(word) ? word : "other"));
    }
}
