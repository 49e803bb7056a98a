package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import org.jspecify.annotations.Nullable;

/** Which account a value is about: some fields name our number in another place, some the business account alone. */
final class Accounts {
    private static final int LONGEST = 64;

    private Accounts() {}

    /** The id of our number; null when the value does not tell it. */
    static @Nullable AccountKey numberOf(JsonSlice value) {
        String id = value.textAt("metadata", "phone_number_id");
        String received = id != null ? id : value.textAt("recipient", "phone_number_id");
        return key(received != null ? received : value.textAt("phone_number_settings", "phone_number_id"));
    }

    /**
     * The business account: {@code entry.id}, but for events about partners, which put a <a
     * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/account_update">business
     * portfolio</a> there.
     */
    static @Nullable AccountKey businessOf(String field, JsonSlice entry, JsonSlice value) {
        String named = value.textAt("waba_info", "waba_id");
        boolean portfolio = field.equals("partner_solutions");
        return key(named != null || portfolio ? named : entry.textAt("id"));
    }

    private static @Nullable AccountKey key(@Nullable String id) {
        return id == null || id.length() > LONGEST ? null : new AccountKey(Platform.WHATSAPP, id);
    }
}
