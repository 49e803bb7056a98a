package dev.switchboard.queue;

/** Somebody else works the lane now, or it is gone: what this claim led to must not be stored. */
final class ClaimLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClaimLostException(Lane lane) {
        super("the claim on a lane of kind " + lane.kind() + " was lost");
    }
}
