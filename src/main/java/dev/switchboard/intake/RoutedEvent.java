package dev.switchboard.intake;

import dev.switchboard.message.InboundEvent;
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
        @Nullable String parkedBecause) {

    /** The same, told differently. */
    RoutedEvent as(InboundEvent other) {
        return new RoutedEvent(platform, userId, other, account, parkedBecause);
    }
}
