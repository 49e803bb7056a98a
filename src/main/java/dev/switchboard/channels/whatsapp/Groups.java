package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.InboundEvent;
import java.util.Locale;
import java.util.Set;

/** {@code groups[]}: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/groups/webhooks">what happens to groups</a>. */
final class Groups {
    static final String ARRAY = "groups";

    private static final Set<String> TYPES = Set.of(
            "group_create",
            "group_delete",
            "group_participants_add",
            "group_participants_remove",
            "group_join_request_created",
            "group_join_request_revoked",
            "group_settings_update",
            "group_suspend",
            "group_suspend_cleared");

    private Groups() {}

    static InboundEvent read(JsonSlice group, Place place) {
        if (!group.isObject()) {
            return place.unrecognized(ARRAY, group, "group.malformed", "not an object");
        }
        String type = group.textAt("type");
        String word = type == null ? "" : type.toLowerCase(Locale.ROOT);
        String kind = TYPES.contains(word) ? word : "group_other";
        return place.noted(kind, ARRAY, group, Person.namedBy(group, place.contacts()), null);
    }
}
