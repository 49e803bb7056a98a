package dev.switchboard.channels.whatsapp;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms a customer's id takes: a phone, or a <a
 * href="https://developers.facebook.com/docs/whatsapp/business-scoped-user-ids">business-scoped user id</a> such as
 * {@code US.13491208655302741918}.
 */
final class WhatsAppIds {
    private static final Pattern BUSINESS_SCOPED = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().-]{0,30}");

    private WhatsAppIds() {}

    static boolean isBusinessScoped(String id) {
        return BUSINESS_SCOPED.matcher(id).matches();
    }

    /** The digits of a phone; null when it is none. */
    static @Nullable String phone(@Nullable String id) {
        return id != null && PHONE.matcher(id).matches() ? digits(id) : null;
    }

    /** The digits of a phone; every other id as it is. */
    static String plain(String id) {
        String phone = phone(id);
        return phone != null ? phone : id;
    }

    /**
     * The same phone, though one may be written with the extra digit that some countries have: good enough to tell two
     * sides of one conversation apart.
     */
    static boolean areAlike(@Nullable String one, @Nullable String other) {
        String a = phone(one);
        String b = phone(other);
        if (a == null || b == null || a.equals(b)) {
            return a != null && a.equals(b);
        }
        boolean longEnough = a.length() >= 10 && b.length() >= 10;
        return longEnough && a.substring(0, 2).equals(b.substring(0, 2)) && tail(a).equals(tail(b));
    }

    private static String tail(String phone) {
        return phone.substring(phone.length() - 8);
    }

    private static String digits(String phone) {
        boolean onlyDigits = phone.chars().allMatch(c -> c >= '0' && c <= '9');
        return onlyDigits ? phone : phone.replaceAll("[^0-9]", "");
    }
}
