package dev.switchboard.sandbox;

/**
 * Something the platform must still tell the server.
 *
 * @param lane what shares one is posted one after the other
 * @param dueAt epoch milliseconds
 * @param attempts posts so far
 */
record OwedWebhook(long id, String lane, PhoneMessage message, Kind kind, long dueAt, int attempts) {

    /** What it tells: the message itself, or how far a message of ours came. */
    enum Kind {
        MESSAGE,
        /** Instagram tells us of our own messages. */
        ECHO,
        SENT,
        DELIVERED,
        READ
    }

    boolean isMessage() {
        return kind == Kind.MESSAGE;
    }

    OwedWebhook again(String newLane, long newDueAt) {
        return new OwedWebhook(id, newLane, message, kind, newDueAt, attempts + 1);
    }
}
