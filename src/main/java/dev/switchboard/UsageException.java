package dev.switchboard;

/** The command was used wrongly; the message says how to use it. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
