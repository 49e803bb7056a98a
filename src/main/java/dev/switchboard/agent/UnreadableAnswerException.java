package dev.switchboard.agent;

/** An answer that cannot be used; the message tells the agent's maker why. */
final class UnreadableAnswerException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableAnswerException(String reason) {
        super(reason, null, false, false);
    }
}
