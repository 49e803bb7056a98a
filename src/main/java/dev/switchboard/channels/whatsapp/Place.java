package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
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

    /** The element's own time; else the entry's; else now: a time we cannot read must not lose a message. */
    Stamp stampOf(JsonSlice element) {
        Long own = Times.millis(element, "timestamp");
        if (own != null) {
            return new Stamp(own, null);
        }
        Long entryTime = Times.millis(entry, "time");
        long now = entryTime != null ? entryTime : clock.millis();
        return new Stamp(now, now);
    }

    Unrecognized unrecognized(String array, JsonSlice element, String kind, String reason) {
        return new Unrecognized(account, kind, reason, raw.element(array, element, null, null));
    }

    /**
     * @param at epoch milliseconds
     * @param missing the same when the element itself did not tell, so that a replay finds it
     */
    record Stamp(long at, @Nullable Long missing) {}
}
