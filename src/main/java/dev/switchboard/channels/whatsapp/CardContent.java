package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.Content;
import dev.switchboard.message.Content.Contact;
import dev.switchboard.message.Content.SharedContacts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People on cards: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages/contacts">contacts</a>. */
final class CardContent {
    private static final String ASKED_FOR = "contact_request";

    private CardContent() {}

    static Content of(@Nullable JsonSlice contacts) {
        List<JsonSlice> cards = contacts == null ? List.of() : contacts.elements();
        String origin = cards.isEmpty() ? null : cards.getFirst().textAt("origin");
        return new SharedContacts(
                cards.stream()
                        .filter(JsonSlice::isObject)
                        .map(CardContent::read)
                        .toList(),
                origin);
    }

    /**
     * The phone of a customer who gave us theirs because we had asked, as WhatsApp knows it: the <a
     * href="https://developers.facebook.com/docs/whatsapp/business-scoped-user-ids">only way</a> to learn a hidden one. What
     * else is on a card is the customer's own words.
     */
    static @Nullable String ownPhone(JsonSlice message) {
        JsonSlice card = only(message.get("contacts"));
        if (card == null || !ASKED_FOR.equals(card.textAt("origin"))) {
            return null;
        }
        JsonSlice phone = only(card.get("phones"));
        return phone == null ? null : WhatsAppIds.phone(phone.textAt("wa_id"));
    }

    private static @Nullable JsonSlice only(@Nullable JsonSlice list) {
        return list != null && list.elements().size() == 1 ? list.elements().getFirst() : null;
    }

    private static Contact read(JsonSlice card) {
        return new Contact(
                nameOf(card),
                each(card, "phones", "phone", "wa_id"),
                each(card, "emails", "email", "email"),
                card.textAt("org", "company"));
    }

    private static @Nullable String nameOf(JsonSlice card) {
        String whole = card.textAt("name", "formatted_name");
        return whole != null ? whole : joined(card.textAt("name", "first_name"), card.textAt("name", "last_name"));
    }

    private static @Nullable String joined(@Nullable String first, @Nullable String last) {
        String name = Stream.of(first, last).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    private static List<String> each(JsonSlice card, String array, String member, String instead) {
        JsonSlice list = card.get(array);
        return list == null
                ? List.of()
                : list.elements().stream()
                        .map(one -> Person.either(one.textAt(member), one.textAt(instead)))
                        .filter(Objects::nonNull)
                        .toList();
    }
}
