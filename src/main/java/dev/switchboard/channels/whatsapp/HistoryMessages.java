package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Messages of before, by either side: which one must be inferred. Files come later than the thread they belong to, as
 * messages without one.
 */
final class HistoryMessages {
    private HistoryMessages() {}

    /** @param customer with whom the thread was; nobody when there is no thread */
    static InboundEvent read(JsonSlice message, Place place, Person customer) {
        if (!message.isObject()) {
            return place.unrecognized(Messages.ARRAY, message, "message.malformed", "not an object");
        }
        boolean byUs = isByUs(message, place, customer);
        Person person = byUs ? addressee(message, place, customer) : sender(message, place, customer);
        return Messages.by(
                new Written(Messages.ARRAY, message, message, Messages.typeOf(message), person, byUs, place));
    }

    /**
     * Threads are between two: whoever is not the customer is us, under whatever number we went by then.
     *
     * <p>Without a thread, our own number tells, or that somebody is named as the one written to.
     */
    private static boolean isByUs(JsonSlice message, Place place, Person customer) {
        String from = message.textAt("from");
        if (message.textAt("from_user_id") != null || isOneOf(customer, from)) {
            return false;
        }
        boolean inThread = from != null && !customer.ids().isEmpty();
        return inThread || WhatsAppIds.areAlike(from, place.ownPhone()) || namesAnother(message, place);
    }

    private static boolean namesAnother(JsonSlice message, Place place) {
        String to = message.textAt("to");
        return message.textAt("to_user_id") != null || to != null && !WhatsAppIds.areAlike(to, place.ownPhone());
    }

    private static boolean isOneOf(Person customer, @Nullable String id) {
        return id != null
                && customer.ids().stream().anyMatch(known -> known.equals(id) || WhatsAppIds.areAlike(known, id));
    }

    private static Person addressee(JsonSlice message, Place place, Person customer) {
        return customer.ids().isEmpty() ? Person.addresseeOf(message, place.contacts()) : customer;
    }

    /**
     * How far a message of ours had come by then; null when nothing is told. One that waited in the app still goes out
     * from there, and is no less than sent.
     */
    static @Nullable DeliveryStatus statusOf(JsonSlice message) {
        String told = message.textAt("history_context", "status");
        String name = told == null ? "" : told.toLowerCase(Locale.ROOT);
        return name.equals("error") ? DeliveryStatus.FAILED : Statuses.of(name);
    }

    /** Whoever wrote in a thread with one customer is that customer. */
    private static Person sender(JsonSlice message, Place place, Person customer) {
        return Person.senderOf(message, place.contacts()).and(customer);
    }
}
