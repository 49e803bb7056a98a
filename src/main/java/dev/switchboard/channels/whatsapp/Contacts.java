package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code contacts[]} of one value. Their order means nothing: they are found by id, or not at all. */
final class Contacts {
    static final String MEMBER = "contacts";

    private final List<JsonSlice> all = new ArrayList<>(1);
    private final Map<String, JsonSlice> byUserId = new HashMap<>();
    private final Map<String, JsonSlice> byPhone = new HashMap<>();

    private Contacts(List<JsonSlice> contacts) {
        contacts.stream().filter(contact -> Place.small(contact) != null).forEach(this::add);
    }

    static Contacts in(JsonSlice holder) {
        JsonSlice list = holder.get(MEMBER);
        return new Contacts(list == null ? List.of() : list.elements());
    }

    private void add(JsonSlice contact) {
        String address = contact.textAt("wa_id");
        String scoped = address != null && WhatsAppIds.isBusinessScoped(address) ? address : null;
        String userId = Person.either(contact.textAt("user_id"), scoped);
        String phone = WhatsAppIds.phone(address);
        all.add(contact);
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
        JsonSlice candidate = phone == null ? null : byPhone.getOrDefault(phone, alike(phone));
        boolean somebodyElse = candidate != null && userId != null && candidate.textAt("user_id") != null;
        return somebodyElse ? null : candidate;
    }

    /** In some countries a phone has two spellings, and the message may tell another than the contact. */
    private @Nullable JsonSlice alike(String phone) {
        JsonSlice contact = only();
        return contact != null && WhatsAppIds.areAlike(phone, contact.textAt("wa_id")) ? contact : null;
    }

    /** The one there is, for what is said of a conversation as a whole; null when there are none or several. */
    @Nullable
    JsonSlice only() {
        return all.size() == 1 ? all.getFirst() : null;
    }
}
