package dev.switchboard.queue;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** What a worker has begun and not ended. Once it stops nothing more begins, and it can be waited for what runs. */
final class Underway {
    private final Queue<Claim> notBegun = new ConcurrentLinkedQueue<>();
    private int running;
    private volatile boolean stopping;

    boolean isStopping() {
        return stopping;
    }

    /**
     * Says that something begins; {@link #leave} must follow.
     *
     * @return false when nothing may begin any more
     */
    synchronized boolean enter() {
        if (!stopping) {
            running++;
        }
        return !stopping;
    }

    /** Says that a part begins of something that is under way; {@link #leave} must follow. */
    synchronized void enterPart() {
        running++;
    }

    synchronized void leave() {
        running--;
        if (running == 0) {
            notifyAll();
        }
    }

    /** The lane was claimed, and its work will not begin here. */
    void notBegun(Claim claim) {
        notBegun.add(claim);
    }

    /** What was claimed and not begun, after {@link #await}. */
    List<Claim> notBegun() {
        return List.copyOf(notBegun);
    }

    synchronized void stop() {
        stopping = true;
    }

    /**
     * Waits for what runs, after {@link #stop}.
     *
     * @return how much still runs
     */
    synchronized int await(long timeoutMs) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        for (long left = end - System.nanoTime(); running > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return running;
    }
}
