package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.ControlChanged;
import dev.switchboard.message.InboundEvent.ControlChanged.Owner;
import dev.switchboard.message.Origin;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads who has a conversation from now on: <a
 * href="https://developers.facebook.com/docs/messenger-platform/handover-protocol">handover protocol</a>. Nobody tells
 * us our own app id, but who gets which event tells: an app is told that it was passed a conversation, and that one was
 * taken from it.
 */
final class Handovers {
    /** People answer there: the inboxes of pages and of Instagram. */
    private static final Set<String> INBOXES = Set.of("263902037430900", "1217981644879628");

    private Handovers() {}

    static InboundEvent passed(Element element, JsonSlice pass) {
        String owner = pass.textAt("new_owner_app_id");
        if (owner == null || owner.equals("null")) {
            return changed(element, Owner.NOBODY, null);
        }
        boolean elsewhere = INBOXES.contains(owner) || element.origin() == Origin.STANDBY;
        return changed(element, elsewhere ? Owner.ANOTHER_APP : Owner.US, owner);
    }

    static InboundEvent taken(Element element, JsonSlice take) {
        return changed(element, Owner.ANOTHER_APP, take.textAt("new_owner_app_id"));
    }

    private static InboundEvent changed(Element element, Owner owner, @Nullable String name) {
        AccountKey account = element.account();
        return account == null
                ? element.unrecognized("thread_control", "no account")
                : new ControlChanged(account, element.customer(), owner, name, element.at(), element.raw());
    }
}
