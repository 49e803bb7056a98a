package dev.switchboard.store;

/**
 * A piece of work in a transaction. It may be run twice when a neighbour in its group fails, so it must do nothing
 * but use the transaction.
 */
@FunctionalInterface
public interface Work<T> {
    T run(Transaction transaction);
}
