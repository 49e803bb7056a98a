package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.message.Receipt;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one element of {@code statuses[]}: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages/status">status</a>. Payments
 * and calls share the array.
 */
final class Statuses {
    static final String ARRAY = "statuses";

    private static final Map<String, DeliveryStatus> KNOWN = Map.of(
            "sent", DeliveryStatus.SENT,
            "delivered", DeliveryStatus.DELIVERED,
            "read", DeliveryStatus.READ,
            "played", DeliveryStatus.PLAYED,
            "failed", DeliveryStatus.FAILED);

    private static final Pattern PARTICIPANT =
            Pattern.compile("(recipient_participant|participant_recipient)_.*|group_id");
    private static final String UNTOLD_GROUP = "unknown";

    private Statuses() {}

    /** The status of that name; null for any other. */
    static @Nullable DeliveryStatus of(String name) {
        return KNOWN.get(name);
    }

    static InboundEvent read(JsonSlice status, Place place) {
        if (!status.isObject()) {
            return place.unrecognized(ARRAY, status, "status.malformed", "not an object");
        }
        String told = status.textAt("type");
        String type = told != null ? told : place.field().equals("calls") ? "call" : "message";
        return switch (type) {
            case "message" -> ofMessage(status, place);
            case "call" -> Calls.status(status, place);
            case "payment" -> Payments.status(status, place);
            default -> unrecognized(status, place, "status." + JsonText.word(type), "unknown type");
        };
    }

    private static InboundEvent ofMessage(JsonSlice status, Place place) {
        String told = status.textAt("status");
        String name = told == null ? "" : told;
        DeliveryStatus known = of(name);
        if (known != null) {
            return receipt(status, known, place);
        }
        return switch (name) {
            case "" -> unrecognized(status, place, "status.no_status", "no status");
            case "deleted" -> place.noted("status.deleted", ARRAY, status, whose(status, place), null);
            default -> unrecognized(status, place, "status." + JsonText.word(name), "unknown status");
        };
    }

    /** A group's receipts are each of one participant. */
    private static Person whose(JsonSlice status, Place place) {
        return isOfGroup(status)
                ? Person.participantOf(status, place.contacts())
                : Person.recipientOf(status, place.contacts());
    }

    /** Where the type is left out, a participant tells: taken for a customer's, it would make one of all in the group. */
    private static boolean isOfGroup(JsonSlice status) {
        String type = status.textAt("recipient_type");
        return type == null
                ? status.members().stream()
                        .anyMatch(member -> PARTICIPANT.matcher(member.name()).matches())
                : type.equals("group");
    }

    private static InboundEvent receipt(JsonSlice status, DeliveryStatus known, Place place) {
        AccountKey account = place.account();
        String id = status.textAt("id");
        String kind = "status." + known.wire();
        if (account == null) {
            return unrecognized(status, place, kind, "no metadata.phone_number_id");
        }
        if (id == null) {
            return unrecognized(status, place, kind, "no id");
        }
        Person whose = whose(status, place);
        Stamp stamp = place.stampOf(status);
        Receipt receipt = new Receipt(
                id,
                known,
                stamp.at(),
                status.textAt("biz_opaque_callback_data"),
                whose.ids(),
                groupOf(status),
                known == DeliveryStatus.FAILED ? Errors.first(status) : null);
        String raw = place.raw().element(ARRAY, status, whose.contact(), stamp.missing());
        return new ReceiptReceived(account, receipt, place.origin(), raw);
    }

    private static @Nullable String groupOf(JsonSlice status) {
        String told = Person.either(status.textAt("recipient_id"), status.textAt("group_id"));
        return isOfGroup(status) ? Objects.requireNonNullElse(told, UNTOLD_GROUP) : null;
    }

    private static InboundEvent unrecognized(JsonSlice status, Place place, String kind, String reason) {
        return place.unrecognized(ARRAY, status, whose(status, place), kind, reason);
    }
}
