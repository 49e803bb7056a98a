package dev.switchboard.tenants;

/**
 * What became of a wish to change something.
 *
 * @param <T> what was to be changed
 */
public sealed interface Change<T> {

    /** It is done, and counts from now on. */
    record Done<T>(T changed, boolean created) implements Change<T> {}

    /** There is nothing to change. @param what cannot be found */
    record NotFound<T>(String what) implements Change<T> {}

    /** Something is in the way. @param reason names it and says what to do */
    record Refused<T>(String reason) implements Change<T> {}
}
