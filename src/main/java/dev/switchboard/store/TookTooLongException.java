package dev.switchboard.store;

/** A read was given up because its time was over. */
final class TookTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TookTooLongException(Throwable cause) {
        super("a read took too long", cause);
    }
}
