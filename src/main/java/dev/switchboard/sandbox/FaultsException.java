package dev.switchboard.sandbox;

/** Faults that cannot be read; the message names the key. */
public final class FaultsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FaultsException(String message) {
        super(message, null, false, false);
    }
}
