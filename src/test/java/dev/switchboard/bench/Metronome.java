package dev.switchboard.bench;

import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes a selector at a steady beat. A selector itself waits for whole milliseconds, and to ask it again and again until
 * the time has come would take a core away from what is measured.
 */
final class Metronome implements AutoCloseable {
    private final Thread thread;
    private volatile boolean over;

    /** @param interval nanoseconds between two beats */
    Metronome(Selector selector, long start, long interval) {
        thread = Thread.ofPlatform().daemon().name("metronome").start(() -> beat(selector, start, interval));
    }

    private void beat(Selector selector, long start, long interval) {
        for (long next = start; !over; next += interval) {
            for (long left = next - System.nanoTime(); left > 0 && !over; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            selector.wakeup();
        }
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
