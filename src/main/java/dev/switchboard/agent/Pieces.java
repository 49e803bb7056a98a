package dev.switchboard.agent;

/**
 * Takes an answer piece by piece while it is being written, on the thread that asks. It is for showing only: what counts
 * is the result, and after one that is no answer what was shown is worth nothing.
 */
@FunctionalInterface
public interface Pieces {
    /** Nobody watches. */
    Pieces NONE = delta -> {};

    /** More of the first message's text, never empty. Must be quick and must not throw. */
    void add(String delta);
}
