package dev.switchboard.intake;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.AccountNotice;
import dev.switchboard.message.InboundEvent.Noted;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Platform;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.Tenants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Whose it is: one user's, but for what is told of a business account that several users have numbers of. */
    List<RoutedEvent> route(Platform platform, String keyFingerprint, InboundEvent event) {
        AccountKey key = event.account();
        if (key == null) {
            return List.of(parked(platform, event, "names no account"));
        }
        Optional<Account> account = tenants.account(key);
        if (account.isPresent()) {
            return List.of(routed(platform, keyFingerprint, event, account.get()));
        }
        List<RoutedEvent> owners =
                isOfTheBusiness(event) ? ofBusiness(platform, keyFingerprint, event, key) : List.of();
        return owners.isEmpty() ? List.of(parked(platform, event, "no user has this account")) : owners;
    }

    /** What customers said must name the number itself: a business account has many. */
    private static boolean isOfTheBusiness(InboundEvent event) {
        return event instanceof AccountNotice || event instanceof Noted || event instanceof Unrecognized;
    }

    private List<RoutedEvent> ofBusiness(
            Platform platform, String keyFingerprint, InboundEvent event, AccountKey business) {
        Map<String, RoutedEvent> byUser = new LinkedHashMap<>();
        tenants.accountsOfBusiness(business).stream()
                .filter(account -> account.accepts(keyFingerprint))
                .forEach(account -> byUser.putIfAbsent(
                        account.userId(), new RoutedEvent(platform, account.userId(), event, account, null)));
        return List.copyOf(byUser.values());
    }

    private static RoutedEvent routed(Platform platform, String keyFingerprint, InboundEvent event, Account account) {
        return account.accepts(keyFingerprint)
                ? new RoutedEvent(platform, account.userId(), event, account, null)
                : parked(platform, event, "signed with a secret that is not this account's");
    }

    private static RoutedEvent parked(Platform platform, InboundEvent event, String reason) {
        return new RoutedEvent(platform, UNROUTED, event, null, reason);
    }
}
