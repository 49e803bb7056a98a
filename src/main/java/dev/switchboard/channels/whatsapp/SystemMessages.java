package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.InboundEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What WhatsApp itself says of a customer: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages/system">system</a>. Above all
 * that they go by other ids from now on, told in an older and in a newer form.
 */
final class SystemMessages {
    private SystemMessages() {}

    static InboundEvent read(Written written) {
        JsonSlice system = Messages.bodyOf(written.body(), "system");
        String type = system == null ? null : system.textAt("type");
        return switch (type == null ? "" : type) {
            case "user_changed_number" -> changed(written, "system.user_changed_number");
            case "user_changed_user_id" -> changed(written, "system.user_changed_user_id");
            case "customer_changed_number" -> changed(written, "system.customer_changed_number");
            case "customer_identity_changed" -> written.noted("system.customer_identity_changed");
            default -> written.noted("system.other");
        };
    }

    /** @param kind what it is when it does not tell both the old and the new ids */
    private static InboundEvent changed(Written written, String kind) {
        JsonSlice system = Objects.requireNonNull(written.body().get("system"));
        IdChange change = idsIn(written.body(), system);
        return change.isComplete() && written.place().account() != null
                ? change.event(written.place().requireAccount(), written.id(), written.stamp(), written::raw)
                : written.noted(kind);
    }

    /** Where both are told, {@code new_wa_id} is the new phone, and {@code wa_id} the one that was. */
    private static IdChange idsIn(JsonSlice message, JsonSlice system) {
        String newest = system.textAt("new_wa_id");
        String phone = system.textAt("wa_id");
        IdChange change = new IdChange();
        change.now(Person.either(newest, phone), system.textAt("user_id"), system.textAt("parent_user_id"));
        change.before(system.textAt("previous_user_id"), system.textAt("previous_parent_user_id"));
        change.before(system.textAt("customer"), newest == null ? null : phone);
        change.before(message.textAt("from"), message.textAt("from_user_id"), message.textAt("from_parent_user_id"));
        return change.isComplete() ? change : withTheWords(change, system.textAt("body"));
    }

    /** The older form names the old id, or even the new one, in its words alone. */
    private static IdChange withTheWords(IdChange change, @Nullable String words) {
        ChangeInWords told = ChangeInWords.of(words);
        if (told != null) {
            change.now(told.now());
            change.before(told.before());
        }
        return change;
    }
}
