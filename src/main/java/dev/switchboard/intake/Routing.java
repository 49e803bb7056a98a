package dev.switchboard.intake;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.Platform;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.Tenants;
import java.util.Optional;

/**
 * Says whose an event is, by the account it names and never by where it was posted. What nobody may take is parked
 * under a reserved user: kept, listed, and never answered with an error, because the platform would send it again.
 */
public final class Routing {
    /** Owns what cannot be routed. No user of an installation may have this id. */
    public static final String UNROUTED = "_unrouted";

    private final Tenants tenants;

    public Routing(Tenants tenants) {
        this.tenants = tenants;
    }

    RoutedEvent route(Platform platform, String keyFingerprint, InboundEvent event) {
        AccountKey key = event.account();
        if (key == null) {
            return parked(platform, event, "names no account");
        }
        Optional<Account> account = tenants.account(key);
        if (account.isEmpty()) {
            return parked(platform, event, "no user has this account");
        }
        if (!account.get().accepts(keyFingerprint)) {
            return parked(platform, event, "signed with a secret that is not this account's");
        }
        return new RoutedEvent(platform, account.get().userId(), event, account.get(), null);
    }

    private static RoutedEvent parked(Platform platform, InboundEvent event, String reason) {
        return new RoutedEvent(platform, UNROUTED, event, null, reason);
    }
}
