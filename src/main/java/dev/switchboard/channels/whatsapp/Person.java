package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.CustomerIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who a message is from, or a receipt is about.
 *
 * @param ids every id known, phone before business-scoped id before the one of a linked portfolio; may be empty
 * @param contact the entry of {@code contacts[]} that is this person; null when there is none
 */
record Person(List<String> ids, @Nullable JsonSlice contact) {
    static final Person NOBODY = new Person(List.of(), null);

    static Person senderOf(JsonSlice message, Contacts contacts) {
        return of(
                message.textAt("from"),
                message.textAt("from_user_id"),
                message.textAt("from_parent_user_id"),
                contacts);
    }

    /** To whom a message of ours went: {@code recipient} is what a send calls a business-scoped id. */
    static Person addresseeOf(JsonSlice message, Contacts contacts) {
        String recipient = message.textAt("recipient");
        String userId = message.textAt("to_user_id");
        return of(
                either(message.textAt("to"), recipient),
                either(userId, recipient != null && WhatsAppIds.isBusinessScoped(recipient) ? recipient : null),
                message.textAt("to_parent_user_id"),
                contacts);
    }

    /** One of the two names of the parent id is the older one. */
    static Person recipientOf(JsonSlice status, Contacts contacts) {
        return of(
                status.textAt("recipient_id"),
                status.textAt("recipient_user_id"),
                either(status.textAt("recipient_parent_user_id"), status.textAt("parent_recipient_user_id")),
                contacts);
    }

    /** Of a group; Meta's pages spell it in two ways. */
    static Person participantOf(JsonSlice status, Contacts contacts) {
        return of(
                either(status.textAt("recipient_participant_id"), status.textAt("participant_recipient_id")),
                either(status.textAt("recipient_participant_user_id"), status.textAt("participant_recipient_user_id")),
                either(
                        status.textAt("recipient_participant_parent_user_id"),
                        status.textAt("participant_recipient_parent_user_id")),
                contacts);
    }

    /** Who is named as contacts are. */
    static Person namedBy(JsonSlice holder, Contacts contacts) {
        return of(holder.textAt("wa_id"), holder.textAt("user_id"), holder.textAt("parent_user_id"), contacts);
    }

    /** The contact itself; nobody for none. */
    static Person of(@Nullable JsonSlice contact, Contacts contacts) {
        return contact == null ? NOBODY : new Person(namedBy(contact, contacts).ids(), contact);
    }

    /** @param address a phone as a rule, a business-scoped id now and then, or absent */
    static Person of(@Nullable String address, @Nullable String userId, @Nullable String parentId, Contacts contacts) {
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

    static @Nullable String either(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }

    /** Both, who are known to be one. */
    Person and(Person same) {
        List<String> all = Stream.concat(ids.stream(), same.ids.stream())
                .distinct()
                .sorted(Comparator.comparing(id -> WhatsAppIds.phone(id) == null))
                .toList();
        return new Person(all, contact != null ? contact : same.contact);
    }

    /** Null for nobody. */
    @Nullable
    CustomerIds customer() {
        return ids.isEmpty() ? null : new CustomerIds(ids);
    }

    /** A username is what is shown when there is no name. */
    @Nullable
    String profileName() {
        return contact == null
                ? null
                : either(contact.textAt("profile", "name"), contact.textAt("profile", "username"));
    }
}
