package dev.switchboard.queue;

import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a worker has begun and not ended. Once it stops nothing more begins, and it can be waited for what runs. */
final class Underway {
    private final Phaser running = new Phaser(1);
    private volatile boolean stopping;
    private int lastPhase = -1;

    boolean isStopping() {
        return stopping;
    }

    /**
     * Says that something begins; {@link #leave} must follow.
     *
     * @return false when nothing may begin any more
     */
    boolean enter() {
        running.register(); // before the question, so that who stops either waits for this or is seen by it
        if (stopping) {
            leave();
            return false;
        }
        return true;
    }

    void leave() {
        running.arriveAndDeregister();
    }

    /**
     * Does it on a virtual thread of its own.
     *
     * @return false when nothing may begin any more, and it will not be done
     */
    boolean start(String name, Runnable work) {
        if (!enter()) {
            return false;
        }
        Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } finally {
                leave();
            }
        });
        return true;
    }

    void stop() {
        stopping = true;
    }

    /**
     * Waits for what runs, after {@link #stop}.
     *
     * @return how much still runs
     */
    synchronized int await(long timeoutMs) throws InterruptedException {
        if (lastPhase < 0) {
            lastPhase = running.arrive();
        }
        try {
            running.awaitAdvanceInterruptibly(lastPhase, timeoutMs, TimeUnit.MILLISECONDS);
            return 0;
        } catch (TimeoutException e) {
            return running.getUnarrivedParties();
        }
    }
}
