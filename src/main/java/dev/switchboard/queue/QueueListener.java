package dev.switchboard.queue;

import java.util.Optional;

/**
 * Who works what the queue holds. Told of what a commit changed by the thread that confirmed it, asked for a place by the
 * thread that writes: must be quick.
 */
interface QueueListener {
    QueueListener NONE = new QueueListener() {
        @Override
        public void wake(Gate gate) {}

        @Override
        public void paused(Gate gate, long until) {}

        @Override
        public Optional<Place> reserve(Gate gate) {
            return Optional.empty();
        }

        @Override
        public void died(Claim claim, String cause, int items) {}
    };

    /** The gate may have work. */
    void wake(Gate gate);

    /** The gate is closed until then, epoch milliseconds. */
    void paused(Gate gate, long until);

    /** Takes one of the gate's places for work that is just being added; empty when it has to wait its turn. */
    Optional<Place> reserve(Gate gate);

    /** The oldest items of the claim were given up. */
    void died(Claim claim, String cause, int items);
}
