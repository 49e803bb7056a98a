package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.RawEntry;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.channels.meta.Times;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent.Noted;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Origin;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where in a batch an element stood, and so what it shares with its neighbours. */
final class Place {
    private final Clock clock;
    private final JsonSlice entry;
    private final JsonSlice change;
    private final JsonSlice value;
    private final JsonSlice holder;
    private final String field;
    private final Origin origin;
    private final @Nullable AccountKey account;
    private final Contacts contacts;
    private final RawBody raw;
    private final boolean nested;
    private @Nullable Person onlyOne;

    Place(Clock clock, JsonSlice entry, JsonSlice change, JsonSlice value) {
        this.clock = clock;
        this.entry = entry;
        this.change = change;
        this.value = value;
        this.holder = value;
        this.field = fieldOf(entry, change, value);
        this.origin = originOf(field);
        this.account = Accounts.numberOf(value);
        this.contacts = Contacts.in(value);
        this.raw = RawBody.of(entry, value, field);
        this.nested = false;
    }

    private Place(Place outer, Origin origin, JsonSlice holder, RawBody raw) {
        this.clock = outer.clock;
        this.entry = outer.entry;
        this.change = outer.change;
        this.value = outer.value;
        this.holder = holder;
        this.field = outer.field;
        this.origin = origin;
        this.account = outer.account;
        this.contacts = holder.get(Contacts.MEMBER) == null ? outer.contacts : Contacts.in(holder);
        this.raw = raw;
        this.nested = true;
    }

    /** Some examples of Meta's have it beside the changes, or inside the value. */
    private static String fieldOf(JsonSlice entry, JsonSlice change, JsonSlice value) {
        String own = change.textAt("field");
        String inner = own != null ? own : value.textAt("field");
        String known = inner != null ? inner : entry.textAt("field");
        return known != null && known.length() <= 64 ? known : "";
    }

    private static Origin originOf(String field) {
        return switch (field) {
            case "standby" -> Origin.STANDBY;
            case "history" -> Origin.HISTORY;
            default -> Origin.LIVE;
        };
    }

    /** A place inside this one. @param open the JSON that leads to it, from here; @param close what ends that */
    Place inside(JsonSlice inner, String open, String close) {
        return inside(origin, inner, open, close);
    }

    /** What lies in {@code standby} or {@code history} is not ours to answer, whatever field it came by. */
    Place inside(Origin where, JsonSlice inner, String open, String close) {
        return new Place(this, where, inner, raw.inside(open, close));
    }

    /** The field of the change; empty when there is none. */
    String field() {
        return field;
    }

    Origin origin() {
        return origin;
    }

    /** The object whose members stand here. */
    JsonSlice holder() {
        return holder;
    }

    /** The value of the change. */
    JsonSlice value() {
        return value;
    }

    /** True inside {@code standby} or {@code history}. */
    boolean isNested() {
        return nested;
    }

    /** Our number; null when the value names none. */
    @Nullable
    AccountKey account() {
        return account;
    }

    /** Our number, else the business account that has it. */
    @Nullable
    AccountKey business() {
        return account != null ? account : Accounts.businessOf(field, entry, value);
    }

    Contacts contacts() {
        return contacts;
    }

    /**
     * Who wrote messages that do not say by whom: of customers without a phone, some webhooks tell the id in the contact
     * alone. Only where there is one contact, and no message that says it is of anybody.
     */
    Person onlyOne() {
        if (onlyOne == null) {
            JsonSlice messages = holder.get(Messages.ARRAY);
            boolean allAnonymous = messages != null
                    && messages.elements().stream()
                            .allMatch(message ->
                                    Person.senderOf(message, contacts).ids().isEmpty());
            onlyOne = allAnonymous ? Person.of(contacts.only(), contacts) : Person.NOBODY;
        }
        return onlyOne;
    }

    RawBody raw() {
        return raw;
    }

    /** Digits of our own phone, for want of anything better to tell our side from the other; null when not told. */
    @Nullable
    String ownPhone() {
        JsonSlice metadata = small(value.get("metadata"));
        return metadata == null ? null : WhatsAppIds.phone(metadata.textAt("display_phone_number"));
    }

    Stamp stampOf(JsonSlice element) {
        return Stamp.of(element, entry, clock);
    }

    /** The time of the first that tells one. */
    Stamp stampOf(JsonSlice element, JsonSlice body) {
        return stampOf(Times.millis(element, "timestamp") == null ? body : element);
    }

    /** The change as a whole, as a body of its own. */
    String rawChange(@Nullable Long time) {
        boolean tells = change.textAt("field") != null || value.textAt("field") != null;
        return tells || field.isEmpty()
                ? RawBody.change(entry, change, time)
                : RawBody.change(entry, field, value, time);
    }

    Noted noted(String kind) {
        return new Noted(business(), kind, null, null, rawChange(null));
    }

    /** An element that is understood, with nothing to do but keep it. */
    Noted noted(String kind, String array, JsonSlice element, Person person, @Nullable String eventId) {
        CustomerIds customer = person.customer();
        return new Noted(business(), kind, customer, eventId, raw.element(array, element, person.contact(), null));
    }

    Unrecognized whole(String kind, String reason) {
        return new Unrecognized(business(), kind, reason, rawChange(null));
    }

    Unrecognized member(JsonSlice.Member member, String kind, String reason) {
        return new Unrecognized(business(), kind, reason, raw.member(member, null));
    }

    Unrecognized unrecognized(String array, JsonSlice element, String kind, String reason) {
        return unrecognized(array, element, Person.NOBODY, kind, reason);
    }

    Unrecognized unrecognized(String array, JsonSlice element, Person person, String kind, String reason) {
        return new Unrecognized(business(), kind, reason, raw.element(array, element, person.contact(), null));
    }

    /** A part that is repeated in slices: left out everywhere when it is too large for that. */
    static @Nullable JsonSlice small(@Nullable JsonSlice part) {
        return part != null && RawEntry.isShareable(part) ? part : null;
    }

    /** Our number, where an event cannot do without. */
    AccountKey requireAccount() {
        return Objects.requireNonNull(account);
    }
}
