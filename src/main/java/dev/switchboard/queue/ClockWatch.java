package dev.switchboard.queue;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the clock was set back, and sets back what is to happen by it: an item to be tried again in a second must
 * not wait for an hour. A clock set forward needs nothing: what happens early is tried again or closed again.
 */
final class ClockWatch {
    private static final Logger log = LoggerFactory.getLogger(ClockWatch.class);
    /** Less is what clocks do when they are kept right. */
    private static final long WORTH_IT_MS = 1_000;

    private final Clock clock;
    private final DurableQueue queue;
    private long lastLook;
    private long wentBack;

    ClockWatch(Clock clock, DurableQueue queue) {
        this.clock = clock;
        this.queue = queue;
        this.lastLook = clock.millis();
    }

    /** Counts what happened while no process was there to notice. */
    void start() {
        wentBack += Math.max(queue.behind(), 0);
        settle();
    }

    /** @return whether times in the store have changed; what fails is made up for at the next look */
    boolean look() {
        long now = clock.millis();
        wentBack += Math.max(lastLook - now, 0);
        lastLook = now;
        return settle();
    }

    private boolean settle() {
        if (wentBack < WORTH_IT_MS) {
            return false;
        }
        queue.clockWentBack(wentBack);
        log.warn("queue.clock_went_back ms={}", wentBack);
        wentBack = 0;
        return true;
    }
}
