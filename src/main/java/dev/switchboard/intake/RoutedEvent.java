package dev.switchboard.intake;

import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Platform;
import dev.switchboard.tenants.Account;
import org.jspecify.annotations.Nullable;

/**
 * An event and whose it is.
 *
 * @param account the account that takes it; null when it is parked
 * @param parkedBecause why nobody takes it; null when somebody does
 */
record RoutedEvent(
        Platform platform,
        String userId,
        InboundEvent event,
        @Nullable Account account,
        @Nullable String parkedBecause,
        Provenance provenance) {

    /** The same, told differently. */
    RoutedEvent as(InboundEvent other) {
        return new RoutedEvent(platform, userId, other, account, parkedBecause, provenance);
    }

    /** The same, otherwise come to us. */
    RoutedEvent from(Provenance other) {
        return new RoutedEvent(platform, userId, event, account, parkedBecause, other);
    }

    /** What becomes of it. A body nobody can read is not parked for a user to come: no user ever will. */
    RawEvents.State state() {
        boolean unknown = event instanceof Unrecognized;
        if (account == null && !(unknown && event.account() == null)) {
            return RawEvents.State.PARKED;
        }
        return unknown ? RawEvents.State.UNRECOGNIZED : RawEvents.State.TAKEN;
    }
}
