package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Platform;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in a batch an element stood, and so what it shares with its neighbours. */
final class Place {
    private final Clock clock;
    private final JsonSlice entry;
    private final @Nullable AccountKey account;
    private final Contacts contacts;
    private final RawBody raw;

    Place(Clock clock, JsonSlice entry, JsonSlice value) {
        this.clock = clock;
        this.entry = entry;
        this.account = accountOf(value);
        JsonSlice list = value.get("contacts");
        this.contacts = new Contacts(list == null ? List.of() : list.elements());
        this.raw = new RawBody(entry, value);
    }

    /** Some fields name the number in another place: <a
     * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference">webhook reference</a>. */
    static @Nullable AccountKey accountOf(JsonSlice value) {
        String id = value.textAt("metadata", "phone_number_id");
        String number = id != null ? id : value.textAt("recipient", "phone_number_id");
        return number == null ? null : new AccountKey(Platform.WHATSAPP, number);
    }

    @Nullable
    AccountKey account() {
        return account;
    }

    Contacts contacts() {
        return contacts;
    }

    RawBody raw() {
        return raw;
    }

    Stamp stampOf(JsonSlice element) {
        return Stamp.of(element, entry, clock);
    }

    Unrecognized unrecognized(String array, JsonSlice element, String kind, String reason) {
        return new Unrecognized(account, kind, reason, raw.element(array, element, null, null));
    }
}
