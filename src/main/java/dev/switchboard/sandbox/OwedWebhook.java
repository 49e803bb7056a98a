package dev.switchboard.sandbox;

/**
 * Something the platform must still tell the server.
 *
 * @param lane what shares one is posted one after the other
 * @param dueAt epoch milliseconds
 * @param attempts posts so far
 * @param fault what goes wrong with it
 */
record OwedWebhook(
        long id, String lane, PhoneMessage message, Kind kind, long dueAt, int attempts, WebhookFault fault) {

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

    /** When its first post is to go out. */
    long startsAt() {
        return dueAt + (attempts == 0 ? fault.delayMillis() : 0);
    }

    /** The same after one more post, in that lane. */
    OwedWebhook again(String newLane) {
        return new OwedWebhook(id, newLane, message, kind, dueAt, attempts + 1, fault);
    }

    /** The same with what goes wrong with it; what is overtaken or shares a body holds up nobody. */
    OwedWebhook with(WebhookFault newFault) {
        boolean apart = newFault.shuffled() || newFault.batch() > 0;
        return new OwedWebhook(id, apart ? "apart:" + id : lane, message, kind, dueAt, attempts, newFault);
    }
}
