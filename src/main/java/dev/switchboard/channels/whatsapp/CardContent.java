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
