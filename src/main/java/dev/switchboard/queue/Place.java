package dev.switchboard.queue;

/**
 * Room for one lane behind a gate. Taken before the lane is claimed; begun once, or given back once. A worker that stops
 * waits for whoever has one.
 *
 * @param pauses how often the gate had been closed when it was taken: what was taken before a pause and ends after it
 *     tells nothing of what is there now
 */
record Place(GatePump pump, int pauses) {
    /** Works the claim here, on a thread of its own; where all is stopping, lets go of it. */
    void begin(Claim claim) {
        pump.begin(this, claim);
    }

    /** The lane has been worked, or there was none: another may have it. */
    void giveBack() {
        pump.takeBack(this);
    }
}
