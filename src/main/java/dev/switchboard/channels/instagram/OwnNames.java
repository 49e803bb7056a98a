package dev.switchboard.channels.instagram;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * By which ids our accounts go.
 *
 * @param prefix put before ids that name no Instagram account, so that they never meet one
 * @param accounts the id of the account here that goes by an id
 */
record OwnNames(String prefix, Function<String, Optional<String>> accounts) {
    private static final int LONGEST = 128;

    /** The account here that goes by that id; null when there is none. */
    @Nullable
    String account(@Nullable String id) {
        return id == null ? null : accounts.apply(id).orElse(null);
    }

    /** The key under which events of an account are routed. */
    @Nullable
    AccountKey key(@Nullable String id) {
        return id == null ? null : new AccountKey(Platform.INSTAGRAM, prefix + id);
    }

    /** What can be an id: the dashboard's tests come from account 0, and nobody has one of a thousand letters. */
    static @Nullable String plausible(@Nullable String id) {
        return id == null || id.equals("0") || id.length() > LONGEST ? null : id;
    }
}
