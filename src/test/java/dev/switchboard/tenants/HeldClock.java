package dev.switchboard.tenants;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;

/** A clock that can keep whoever asks it waiting: what is written asks, so a write can be held in the middle. */
final class HeldClock extends Clock {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private volatile CountDownLatch asked = new CountDownLatch(0);
    private volatile CountDownLatch released = new CountDownLatch(0);

    /** From now on nobody is answered. */
    void hold() {
        asked = new CountDownLatch(1);
        released = new CountDownLatch(1);
    }

    /** Returns when somebody waits. */
    void awaitHeld() throws InterruptedException {
        asked.await();
    }

    void release() {
        released.countDown();
    }

    @Override
    public Instant instant() {
        asked.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return NOW;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
