package dev.switchboard.queue;

/** Does one kind of work. */
public interface Handler {
    /** The kind of lanes it works. */
    String kind();

    /** Works the claim; may block. Touches nothing but other people's servers: what is to be stored is in the outcome. */
    Outcome handle(Claim claim);

    /** Called in the settling transaction when the schedule has given up on an item. */
    default Effect givenUp(Claim claim, String reason) {
        return Effect.NONE;
    }

    /** When to try again, and when to stop. */
    RetrySchedule schedule();

    /** Most lanes of the gate worked at a time: a slow agent or account costs the others nothing. */
    default int lanesAtOnce(Gate gate) {
        return 32;
    }
}
