package dev.switchboard.queue;

import static dev.switchboard.queue.QueueHouse.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back after a pause comes back gently, and all of it. */
class QueuePauseTest {
    private static final int LANES = 40;

    private final AtomicBoolean dead = new AtomicBoolean(true);
    private final AtomicInteger together = new AtomicInteger();
    private final Semaphore goOn = new Semaphore(0);
    private QueueHouse house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new QueueHouse(folder);
        house.share = 32;
        house.start(this::work);
    }

    @AfterEach
    void close() {
        goOn.release(1_000);
        house.close();
    }

    private Outcome work(Claim claim) {
        if (dead.get()) {
            return new Outcome.Pause(Duration.ofSeconds(30), "dead");
        }
        together.incrementAndGet();
        goOn.acquireUninterruptibly();
        together.decrementAndGet();
        return house.record(claim);
    }

    @Test
    void after_a_pause_three_go_first_and_each_success_lets_more_follow() {
        addAll();
        await().until(() -> house.count("gates") == 1 && house.claimed() == 0);
        house.untilTold();
        dead.set(false);
        house.clock.advance(Duration.ofSeconds(31));
        await().until(() -> together.get() == 3);
        await().during(Duration.ofMillis(250)).until(() -> together.get() == 3);
        goOn.release(1);
        await().until(() -> house.worked.size() == 1 && together.get() == 6);
        goOn.release(1_000);
        await().until(() -> house.worked.size() == LANES);
        await().until(() -> house.count("lanes") == 0);
    }

    @Test
    void what_hangs_since_before_the_pause_does_not_keep_the_trials_waiting() {
        dead.set(false);
        addAll();
        await().until(() -> together.get() == 32);
        dead.set(true);
        goOn.release(10);
        await().until(() -> house.count("gates") == 1 && house.worked.size() == 10);
        await().until(() -> house.claimed() == 22);
        house.untilTold();
        dead.set(false);
        house.clock.advance(Duration.ofSeconds(31));
        await().until(() -> together.get() == 25);
    }

    @Test
    void what_began_before_the_pause_and_gets_through_after_it_lets_no_more_follow() {
        dead.set(false);
        addAll();
        await().until(() -> together.get() == 32);
        dead.set(true);
        goOn.release(1);
        await().until(() -> house.count("gates") == 1 && house.claimed() == 31);
        goOn.release(10);
        await().until(() -> house.worked.size() == 11 && house.claimed() == 21);
        house.untilTold();
        dead.set(false);
        house.clock.advance(Duration.ofSeconds(31));
        await().until(() -> together.get() == 24);
        await().during(Duration.ofMillis(250)).until(() -> together.get() == 24);
    }

    @Test
    void another_share_counts_at_once() {
        house.share = 1;
        dead.set(false);
        addAll();
        await().until(() -> together.get() == 1);
        await().during(Duration.ofMillis(200)).until(() -> together.get() == 1);
        house.share = 5;
        goOn.release(1);
        await().until(() -> together.get() == 5);
    }

    private void addAll() {
        for (int i = 0; i < LANES; i++) {
            house.add("lane" + i, "item");
        }
    }
}
