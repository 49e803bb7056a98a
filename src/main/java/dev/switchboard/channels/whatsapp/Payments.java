package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.InboundEvent;

/** {@code statuses[]} of {@code type} payment: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/payments-api">payments</a>. */
final class Payments {
    private Payments() {}

    static InboundEvent status(JsonSlice status, Place place) {
        String name = status.textAt("status");
        String kind = switch (name == null ? "" : name) {
            case "captured" -> "payment.captured";
            case "pending" -> "payment.pending";
            case "failed" -> "payment.failed";
            default -> "payment.other";
        };
        return place.noted(kind, Statuses.ARRAY, status, Person.recipientOf(status, place.contacts()), null);
    }
}
