package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.Noted;
import dev.switchboard.message.InboundEvent.Unrecognized;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was written, by a customer or by our own account.
 *
 * @param array where the element stood
 * @param element what holds the id, and the time
 * @param body what holds the content: the element itself, but for standby echoes
 * @param type what it is; empty when nobody can say
 * @param person the customer: who wrote it, or to whom it was written
 * @param byUs our own account wrote it
 */
record Written(String array, JsonSlice element, JsonSlice body, String type, Person person, boolean byUs, Place place) {

    @Nullable
    String id() {
        return Person.either(element.textAt("id"), body.textAt("id"));
    }

    /** What it says, as an event. */
    InboundEvent said() {
        AccountKey account = place.account();
        String id = id();
        Content content = Contents.of(body, type);
        String missing = missing(account, id, content);
        return account == null || id == null || content == null || missing != null
                ? unrecognized(missing == null ? "incomplete" : missing)
                : said(account, id, content);
    }

    private @Nullable String missing(@Nullable AccountKey account, @Nullable String id, @Nullable Content content) {
        if (account == null) {
            return "no metadata.phone_number_id";
        }
        if (id == null) {
            return "no id";
        }
        if (content == null) {
            return "no text.body";
        }
        return person.ids().isEmpty() && !byUs ? "no sender" : null;
    }

    private InboundEvent said(AccountKey account, String id, Content content) {
        Stamp stamp = stamp();
        String raw = raw(stamp.missing());
        return byUs
                ? new EchoReceived(
                        account,
                        id,
                        customer(),
                        content,
                        stamp.at(),
                        Contexts.of(body),
                        place.origin(),
                        HistoryMessages.statusOf(body),
                        raw)
                : new MessageReceived(
                        account,
                        id,
                        new CustomerIds(author().ids()),
                        person.profileName(),
                        content,
                        stamp.at(),
                        Contexts.of(body),
                        place.origin(),
                        raw);
    }

    /** With the phone that they gave us, if they hide it otherwise. */
    private Person author() {
        boolean hidden = person.ids().stream().allMatch(id -> WhatsAppIds.phone(id) == null);
        String phone = hidden && type.equals("contacts") ? CardContent.ownPhone(body) : null;
        return phone == null ? person : person.and(new Person(List.of(phone), null));
    }

    @Nullable
    CustomerIds customer() {
        return person.customer();
    }

    Stamp stamp() {
        return place.stampOf(element, body);
    }

    String raw(@Nullable Long time) {
        return place.raw().element(array, element, person.contact(), time);
    }

    Noted noted(String kind) {
        return place.noted(kind, array, element, person, id());
    }

    Unrecognized unrecognized(String reason) {
        String kind = (byUs ? "echo." : "message.") + (type.isEmpty() ? "no_type" : JsonText.word(type));
        return place.unrecognized(array, element, person, kind, reason);
    }
}
