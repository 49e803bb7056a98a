package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Receipt;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code statuses[]}. */
final class Statuses {
    static final String ARRAY = "statuses";

    private static final Map<String, DeliveryStatus> KNOWN = Map.of(
            "sent", DeliveryStatus.SENT,
            "delivered", DeliveryStatus.DELIVERED,
            "read", DeliveryStatus.READ,
            "played", DeliveryStatus.PLAYED,
            "failed", DeliveryStatus.FAILED);

    private Statuses() {}

    static InboundEvent read(JsonSlice status, Place place) {
        if (!status.isObject()) {
            return place.unrecognized(ARRAY, status, "status.malformed", "not an object");
        }
        String name = status.textAt("status");
        DeliveryStatus known = name == null ? null : KNOWN.get(name);
        String other = otherThanMessage(status);
        if (other != null) {
            return unreadable(status, place, "status." + JsonText.word(other), "not about a message to one customer");
        }
        if (name == null || known == null) {
            String kind = name == null ? "no_status" : JsonText.word(name);
            return unreadable(status, place, "status." + kind, "unknown status");
        }
        return receipt(status, known, place);
    }

    /** Payments and calls share the array, and a group's receipts tell of one member, not of the message. */
    private static @Nullable String otherThanMessage(JsonSlice status) {
        String type = status.textAt("type");
        if (type != null && !type.equals("message")) {
            return type;
        }
        return "group".equals(status.textAt("recipient_type")) ? "group" : null;
    }

    private static InboundEvent receipt(JsonSlice status, DeliveryStatus known, Place place) {
        AccountKey account = place.account();
        String id = status.textAt("id");
        String kind = "status." + known.wire();
        if (account == null) {
            return unreadable(status, place, kind, "no metadata.phone_number_id");
        }
        if (id == null) {
            return unreadable(status, place, kind, "no id");
        }
        Person recipient = Person.recipientOf(status, place.contacts());
        Stamp stamp = place.stampOf(status);
        Receipt receipt = new Receipt(
                id,
                known,
                stamp.at(),
                status.textAt("biz_opaque_callback_data"),
                recipient.ids(),
                null,
                known == DeliveryStatus.FAILED ? failureOf(status) : null);
        String raw = place.raw().element(ARRAY, status, recipient.contact(), stamp.missing());
        return new ReceiptReceived(account, receipt, raw);
    }

    private static Receipt.Failure failureOf(JsonSlice status) {
        JsonSlice errors = status.get("errors");
        if (errors == null || errors.elements().isEmpty()) {
            return new Receipt.Failure("unknown", "no reason given");
        }
        JsonSlice error = errors.elements().getFirst();
        String code = error.textAt("code");
        return new Receipt.Failure(code == null ? "unknown" : code, reasonOf(error));
    }

    private static String reasonOf(JsonSlice error) {
        String details = error.textAt("error_data", "details");
        String message = details != null ? details : error.textAt("message");
        String reason = message != null ? message : error.textAt("title");
        return reason != null ? reason : "no reason given";
    }

    private static Unrecognized unreadable(JsonSlice status, Place place, String kind, String reason) {
        JsonSlice contact = Person.recipientOf(status, place.contacts()).contact();
        return new Unrecognized(place.account(), kind, reason, place.raw().element(ARRAY, status, contact, null));
    }
}
