package dev.switchboard.intake;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Transaction;
import dev.switchboard.tenants.Account;

/**
 * An event that one of our users takes, and where it is written.
 *
 * @param account the user's account it concerns
 */
record Arrival(Transaction transaction, RoutedEvent routed, Account account, String correlationId) {

    String userId() {
        return account.userId();
    }

    AccountKey key() {
        return account.key();
    }

    Platform platform() {
        return account.key().platform();
    }
}
