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
import java.util.function.Predicate;

/**
 * Says whose an event is, by the account it names and never by where it was posted. What nobody may take is parked
 * under a reserved user: kept, listed, and never answered with an error, because the platform would send it again.
 */
public final class Routing {
    /** Owns what cannot be routed. No user of an installation may have this id. */
    public static final String UNROUTED = "_unrouted";

    private static final String NOT_ITS_SECRET = "signed with a secret that is not this account's";

    private final Tenants tenants;

    public Routing(Tenants tenants) {
        this.tenants = tenants;
    }

    /** Whose it is: one user's, but for what is told of a business account that several users have numbers of. */
    List<RoutedEvent> route(Platform platform, String keyFingerprint, InboundEvent event) {
        return route(platform, Provenance.live(keyFingerprint), event, account -> account.accepts(keyFingerprint));
    }

    /**
     * Whose an event of a kept slice is today. What a user had stays that user's; what nobody had goes to an account that
     * accepts the secret which signed it, and stays parked when nobody knows which that was.
     *
     * @return empty when it is another user's today
     */
    List<RoutedEvent> routeAgain(Slice slice, InboundEvent event) {
        String key = slice.keyFingerprint();
        Predicate<Account> accepts = account -> key != null && account.accepts(key) || slice.wasTakenBy(account, event);
        List<RoutedEvent> today = route(slice.platform(), slice.provenance(), event, accepts);
        return slice.isUnrouted()
                ? today
                : today.stream()
                        .filter(routed -> routed.userId().equals(slice.userId()))
                        .toList();
    }

    private List<RoutedEvent> route(
            Platform platform, Provenance provenance, InboundEvent event, Predicate<Account> accepts) {
        AccountKey key = event.account();
        if (key == null) {
            return List.of(parked(platform, provenance, event, "names no account"));
        }
        Optional<Account> account = tenants.account(key);
        if (account.isPresent()) {
            return List.of(
                    accepts.test(account.get())
                            ? taken(platform, provenance, event, account.get())
                            : parked(platform, provenance, event, NOT_ITS_SECRET));
        }
        List<RoutedEvent> owners =
                isOfTheBusiness(event) ? ofBusiness(platform, provenance, event, key, accepts) : List.of();
        return owners.isEmpty() ? List.of(parked(platform, provenance, event, "no user has this account")) : owners;
    }

    /** What customers said must name the number itself: a business account has many. */
    private static boolean isOfTheBusiness(InboundEvent event) {
        return event instanceof AccountNotice || event instanceof Noted || event instanceof Unrecognized;
    }

    private List<RoutedEvent> ofBusiness(
            Platform platform,
            Provenance provenance,
            InboundEvent event,
            AccountKey business,
            Predicate<Account> accepts) {
        Map<String, RoutedEvent> byUser = new LinkedHashMap<>();
        tenants.accountsOfBusiness(business).stream()
                .filter(accepts)
                .forEach(account -> byUser.putIfAbsent(account.userId(), taken(platform, provenance, event, account)));
        return List.copyOf(byUser.values());
    }

    private static RoutedEvent taken(Platform platform, Provenance provenance, InboundEvent event, Account account) {
        return new RoutedEvent(platform, account.userId(), event, account, null, provenance);
    }

    private static RoutedEvent parked(Platform platform, Provenance provenance, InboundEvent event, String reason) {
        return new RoutedEvent(platform, UNROUTED, event, null, reason, provenance);
    }
}
