package dev.switchboard.queue;

import dev.switchboard.store.Transaction;

/** What a handler wants stored: written in the transaction that settles its item, or not at all. */
@FunctionalInterface
public interface Effect {
    Effect NONE = transaction -> {};

    void apply(Transaction transaction);
}
