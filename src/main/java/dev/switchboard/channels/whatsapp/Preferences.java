package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.JsonText;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.PreferenceChanged;
import java.util.Locale;

/** {@code user_preferences[]}: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/user_preferences">what customers want
 * no more of</a>, or want again. */
final class Preferences {
    static final String ARRAY = "user_preferences";

    private static final String MARKETING = "marketing_messages";

    private Preferences() {}

    static InboundEvent read(JsonSlice preference, Place place) {
        Person person = Person.namedBy(preference, place.contacts());
        String told = preference.textAt("value");
        String value = told == null ? "" : told.toLowerCase(Locale.ROOT);
        return switch (value) {
            case "stop" -> changed(preference, place, person, true);
            case "resume", "signup" -> changed(preference, place, person, false);
            case "" -> unreadable(preference, place, person, "preference", "no value");
            default -> unreadable(preference, place, person, "preference." + JsonText.word(value), "unknown value");
        };
    }

    /** A wish of no category is about the only one there ever was. */
    private static InboundEvent changed(JsonSlice preference, Place place, Person person, boolean stop) {
        AccountKey account = place.account();
        CustomerIds customer = person.customer();
        if (account == null || customer == null) {
            String missing = account == null ? "no metadata.phone_number_id" : "no customer";
            return unreadable(preference, place, person, "preference", missing);
        }
        String category = preference.textAt("category");
        Stamp stamp = place.stampOf(preference);
        return new PreferenceChanged(
                account,
                customer,
                category == null ? MARKETING : category,
                stop,
                preference.textAt("detail"),
                stamp.at(),
                place.raw().element(ARRAY, preference, person.contact(), stamp.missing()));
    }

    private static InboundEvent unreadable(
            JsonSlice preference, Place place, Person person, String kind, String reason) {
        return place.unrecognized(ARRAY, preference, person, kind, reason);
    }
}
