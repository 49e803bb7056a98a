package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code contacts[]} of one value. Their order means nothing: they are found by id, or not at all. */
final class Contacts {
    private final Map<String, JsonSlice> byUserId = new HashMap<>();
    private final Map<String, JsonSlice> byPhone = new HashMap<>();

    Contacts(List<JsonSlice> contacts) {
        contacts.forEach(this::add);
    }

    private void add(JsonSlice contact) {
        String userId = contact.textAt("user_id");
        String phone = WhatsAppIds.phone(contact.textAt("wa_id"));
        if (userId != null) {
            byUserId.putIfAbsent(userId, contact);
        }
        if (phone != null) {
            byPhone.putIfAbsent(phone, contact);
        }
    }

    /** The contact of that business-scoped id, else of that phone unless it is known to be somebody else. */
    @Nullable
    JsonSlice find(@Nullable String userId, @Nullable String phone) {
        JsonSlice same = userId == null ? null : byUserId.get(userId);
        if (same != null) {
            return same;
        }
        JsonSlice candidate = phone == null ? null : byPhone.get(phone);
        boolean somebodyElse = candidate != null && userId != null && candidate.textAt("user_id") != null;
        return somebodyElse ? null : candidate;
    }
}
