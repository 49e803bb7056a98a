package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.InboundEvent;

/**
 * {@code user_id_update[]}: a customer's business-scoped id changed. One page of Meta's says that there is such a field
 * and another that there is not; the system message says the same.
 */
final class UserIdUpdates {
    static final String ARRAY = "user_id_update";

    private UserIdUpdates() {}

    static InboundEvent read(JsonSlice update, Place place) {
        Person person = Person.of(update.textAt("wa_id"), null, null, place.contacts());
        IdChange change = new IdChange();
        change.now(update.textAt("wa_id"), update.textAt("user_id", "current"));
        change.now(update.textAt("parent_user_id", "current"));
        change.before(update.textAt("user_id", "previous"), update.textAt("parent_user_id", "previous"));
        if (!change.isComplete() || place.account() == null) {
            return place.unrecognized(ARRAY, update, person, "user_id_update", "does not tell old and new ids");
        }
        Stamp stamp = place.stampOf(update);
        return change.event(
                place.requireAccount(),
                null,
                stamp,
                time -> place.raw().element(ARRAY, update, person.contact(), time));
    }
}
