package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a message is from, or a receipt is about.
 *
 * @param ids every id known, phone before business-scoped id before the one of a linked portfolio; may be empty
 * @param contact the entry of {@code contacts[]} that is this person; null when there is none
 */
record Person(List<String> ids, @Nullable JsonSlice contact) {

    static Person senderOf(JsonSlice message, Contacts contacts) {
        return of(
                message.textAt("from"),
                message.textAt("from_user_id"),
                message.textAt("from_parent_user_id"),
                contacts);
    }

    /** One of the two names of the parent id is the older one. */
    static Person recipientOf(JsonSlice status, Contacts contacts) {
        String parent = status.textAt("recipient_parent_user_id");
        return of(
                status.textAt("recipient_id"),
                status.textAt("recipient_user_id"),
                parent != null ? parent : status.textAt("parent_recipient_user_id"),
                contacts);
    }

    /** @param address a phone as a rule, a business-scoped id now and then, or absent */
    private static Person of(
            @Nullable String address, @Nullable String userId, @Nullable String parentId, Contacts contacts) {
        boolean scoped = address != null && WhatsAppIds.isBusinessScoped(address);
        String scopedId = userId == null && scoped ? address : userId;
        String phone = WhatsAppIds.phone(address);
        JsonSlice contact = contacts.find(scopedId, phone);
        List<String> ids = new ArrayList<>(4);
        add(ids, phone);
        add(ids, WhatsAppIds.phone(of(contact, "wa_id")));
        add(ids, scopedId);
        add(ids, scoped ? address : null);
        add(ids, of(contact, "user_id"));
        add(ids, parentId);
        add(ids, of(contact, "parent_user_id"));
        add(ids, address == null || phone != null ? null : address);
        return new Person(ids, contact);
    }

    private static @Nullable String of(@Nullable JsonSlice contact, String member) {
        return contact == null ? null : contact.textAt(member);
    }

    private static void add(List<String> ids, @Nullable String id) {
        if (id != null && !ids.contains(id)) {
            ids.add(id);
        }
    }

    @Nullable
    String profileName() {
        return contact == null ? null : contact.textAt("profile", "name");
    }
}
