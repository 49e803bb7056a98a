package dev.switchboard.queue;

import static dev.switchboard.queue.QueueHouse.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What closes for one lane closes for all behind the same gate, and for as long as anybody asked. */
class GateTest {
    private static final Outcome SHORT = new Outcome.Pause(Duration.ofSeconds(2), "throttled");
    private static final Outcome LONG = new Outcome.Pause(Duration.ofMinutes(5), "blocked");

    private final AtomicInteger calls = new AtomicInteger();
    private QueueHouse house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new QueueHouse(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_closed_gate_holds_all_its_lanes_and_costs_no_attempt() {
        AtomicBoolean open = new AtomicBoolean();
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        house.start(claim -> {
            attempts.add(claim.attempt());
            return open.get() ? house.record(claim) : new Outcome.Pause(Duration.ofSeconds(30), "dead");
        });
        house.add("one", "a");
        await().until(() -> house.count("gates") == 1 && house.unclaimed() == 1);
        house.add("two", "b");
        open.set(true);
        await().during(Duration.ofMillis(250)).until(() -> attempts.size() == 1);
        house.clock.advance(Duration.ofSeconds(31));
        await().until(() -> house.worked.size() == 2);
        assertThat(attempts).containsOnly(1);
    }

    @Test
    void a_gate_stays_closed_over_a_restart() {
        house.start(claim -> new Outcome.Pause(Duration.ofSeconds(30), "dead"));
        house.add("one", "a");
        await().until(() -> house.count("gates") == 1 && house.unclaimed() == 1);
        house.stop();
        house.start("boot-2", house::record);
        await().during(Duration.ofMillis(250)).until(house.worked::isEmpty);
        house.clock.advance(Duration.ofSeconds(31));
        await().until(() -> house.worked.equals(List.of("a")));
    }

    @Test
    void no_gate_has_more_lanes_in_flight_than_its_share() {
        Semaphore release = new Semaphore(0);
        AtomicInteger together = new AtomicInteger();
        house.start(claim -> {
            together.incrementAndGet();
            release.acquireUninterruptibly();
            together.decrementAndGet();
            return house.record(claim);
        });
        for (int i = 0; i < 10; i++) {
            house.add("lane" + i, "m" + i);
        }
        await().until(() -> together.get() == 4);
        await().during(Duration.ofMillis(200)).until(() -> together.get() == 4);
        release.release(10);
        await().until(() -> house.worked.size() == 10);
    }

    @Test
    void a_shorter_pause_does_not_open_a_gate_that_was_closed_for_longer() {
        pauseTwice(LONG, SHORT);
        stayClosedFor(Duration.ofSeconds(3));
        openAfter(Duration.ofMinutes(5));
    }

    @Test
    void a_longer_pause_keeps_a_gate_closed_that_was_about_to_open() {
        pauseTwice(SHORT, LONG);
        stayClosedFor(Duration.ofSeconds(3));
        openAfter(Duration.ofMinutes(5));
    }

    @Test
    void the_longer_of_two_pauses_is_the_one_that_a_restart_recalls() {
        pauseTwice(LONG, SHORT);
        house.stop();
        house.start("boot-2", claim -> {
            calls.incrementAndGet();
            return house.record(claim);
        });
        stayClosedFor(Duration.ofSeconds(3));
        openAfter(Duration.ofMinutes(5));
    }

    /** Two lanes are in flight together; the second learns of its pause when that of the first is on disk. */
    private void pauseTwice(Outcome first, Outcome second) {
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch firstIsStored = new CountDownLatch(1);
        house.start(claim -> {
            calls.incrementAndGet();
            both.countDown();
            await(both);
            if (claim.lane().key().equals("first")) {
                return first;
            }
            await(firstIsStored);
            return second;
        });
        house.add("first", "a");
        house.add("second", "b");
        await().until(() -> house.count("gates") == 1);
        firstIsStored.countDown();
        await().until(() -> house.unclaimed() == 2);
    }

    private void stayClosedFor(Duration time) {
        int before = calls.get();
        house.clock.advance(time);
        await().during(Duration.ofMillis(250)).until(() -> calls.get() == before);
    }

    private void openAfter(Duration time) {
        assertThat(house.number("SELECT paused_until FROM gates")).isEqualTo(house.startTime + time.toMillis());
        int before = calls.get();
        house.clock.advance(time);
        await().until(() -> calls.get() >= before + 2);
    }
}
