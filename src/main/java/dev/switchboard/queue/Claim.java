package dev.switchboard.queue;

import java.util.List;

/**
 * A lane that its holder alone may work now, and what waits in it, oldest first. Never empty.
 *
 * @param holder names this very claim, not only the process: a lane claimed again is another's
 */
public record Claim(Lane lane, Gate gate, String holder, List<Item> items, DurableQueue queue) {
    public Item head() {
        return items.getFirst();
    }

    /** The place of the newest item claimed. */
    public long lastNo() {
        return items.getLast().no();
    }

    /** Which attempt this is for the oldest item, from 1. */
    public int attempt() {
        return head().attempts() + 1;
    }

    /** Writes a note on the oldest item, to be found by the next claim should this one never be settled. */
    public void mark(String note) {
        queue.mark(this, note);
    }
}
