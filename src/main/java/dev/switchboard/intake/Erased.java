package dev.switchboard.intake;

import dev.switchboard.leads.Tombstones;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.store.Transaction;
import dev.switchboard.tenants.Account;
import org.jspecify.annotations.Nullable;

/** Knows what is delivered again after its lead was erased for good, and what is told of messages that were. */
final class Erased {
    private Erased() {}

    static boolean covers(Transaction transaction, RoutedEvent routed) {
        String userId = routed.userId();
        return Tombstones.any(transaction, userId)
                && (coversMessage(transaction, routed) || coversEvent(transaction, routed));
    }

    private static boolean coversMessage(Transaction transaction, RoutedEvent routed) {
        Account account = routed.account();
        String message = Conversed.messageOf(routed.event());
        return account != null
                && message != null
                && (has(transaction, routed, Tombstones.ofMessage(account.key(), message))
                        || coversOwn(transaction, routed));
    }

    /** A receipt may know a message of ours by our id alone. */
    private static boolean coversOwn(Transaction transaction, RoutedEvent routed) {
        @Nullable
        String own = routed.event() instanceof ReceiptReceived receipt
                ? receipt.receipt().callbackData()
                : null;
        return own != null && has(transaction, routed, Tombstones.ofOwn(own));
    }

    private static boolean coversEvent(Transaction transaction, RoutedEvent routed) {
        return !(routed.event() instanceof MessageReceived)
                && has(transaction, routed, Tombstones.ofEvent(DedupeKey.of(routed)));
    }

    private static boolean has(Transaction transaction, RoutedEvent routed, String hash) {
        return Tombstones.has(transaction, routed.userId(), hash);
    }
}
