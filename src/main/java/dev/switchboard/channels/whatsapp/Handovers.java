package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.ControlChanged;
import dev.switchboard.message.InboundEvent.ControlChanged.Owner;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code messaging_handovers}: a conversation passed from one app to another, Meta's own assistant perhaps. Roles and ids
 * come and go in it; the webhook itself goes to whom it is passed, and to whom it is taken from.
 */
final class Handovers {
    private static final String PASSED = "control_passed";
    private static final String TAKEN = "control_taken";
    private static final Set<String> ASSISTANT = Set.of("ai_agent", "meta_business_agent");

    private Handovers() {}

    static InboundEvent read(Place place) {
        JsonSlice value = place.value();
        AccountKey account = place.account();
        String type = typeOf(value);
        JsonSlice handover = type == null ? null : value.get(type);
        if (account == null || type == null) {
            return place.whole("handover", account == null ? "no phone_number_id" : "neither passed nor taken");
        }
        Stamp stamp = place.stampOf(value);
        return new ControlChanged(
                account,
                customerOf(value, handover, place),
                ownerOf(type, handover),
                handover == null ? null : nameOf(handover),
                stamp.at(),
                place.rawChange(stamp.missing()));
    }

    private static @Nullable String typeOf(JsonSlice value) {
        String type = value.textAt("type");
        if (PASSED.equals(type) || TAKEN.equals(type)) {
            return type;
        }
        return value.get(PASSED) != null ? PASSED : value.get(TAKEN) != null ? TAKEN : null;
    }

    /** Taken from the assistant is given to us: it is how a message of ours takes a conversation over. */
    private static Owner ownerOf(String type, @Nullable JsonSlice handover) {
        if (handover == null) {
            return type.equals(PASSED) ? Owner.US : Owner.ANOTHER_APP;
        }
        String role = handover.textAt("new_owner_role");
        if (role != null && ASSISTANT.contains(role)) {
            return Owner.ANOTHER_APP;
        }
        if (role == null && isIdle(handover)) {
            return Owner.NOBODY;
        }
        return type.equals(PASSED) || wasAssistant(handover) ? Owner.US : Owner.ANOTHER_APP;
    }

    private static boolean isIdle(JsonSlice handover) {
        JsonSlice owner = handover.get("new_owner_app_id");
        return owner != null && owner.json().equals("null");
    }

    private static boolean wasAssistant(JsonSlice handover) {
        String role = Person.either(handover.textAt("previous_owner_role"), handover.textAt("previous_owner_app_role"));
        return role != null && ASSISTANT.contains(role);
    }

    private static @Nullable String nameOf(JsonSlice handover) {
        return Person.either(handover.textAt("new_owner_app_id"), handover.textAt("new_owner_role"));
    }

    private static @Nullable CustomerIds customerOf(JsonSlice value, @Nullable JsonSlice handover, Place place) {
        JsonSlice sender = value.get("sender");
        Person person = sender == null ? Person.NOBODY : sender(sender, place);
        JsonSlice recipient = handover == null ? null : handover.get("recipient");
        if (person.ids().isEmpty() && recipient != null) {
            person = Person.namedBy(recipient, place.contacts());
        }
        return person.ids().isEmpty()
                ? Person.of(place.contacts().only(), place.contacts()).customer()
                : person.customer();
    }

    private static Person sender(JsonSlice sender, Place place) {
        return Person.of(
                Person.either(sender.textAt("phone_number"), sender.textAt("wa_id")),
                sender.textAt("user_id"),
                null,
                place.contacts());
    }
}
