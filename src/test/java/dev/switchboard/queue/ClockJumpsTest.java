package dev.switchboard.queue;

import static dev.switchboard.queue.QueueHouse.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.queue.NewItem.Timing;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock is set back or forward by an hour: what waits for seconds goes on waiting for seconds. */
class ClockJumpsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Timing DEBOUNCED = new Timing(5_000, 20_000);

    private final AtomicInteger attempts = new AtomicInteger();
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
    void a_retry_does_not_wait_for_an_hour() {
        failOnce();
        jump(HOUR.negated());
        house.clock.advance(Duration.ofSeconds(2));
        await().until(() -> house.worked.equals(List.of("a")));
    }

    @Test
    void a_retry_comes_early_when_the_clock_goes_forward_and_all_is_done_once() {
        failOnce();
        house.clock.advance(HOUR);
        await().until(() -> house.worked.equals(List.of("a")));
        jump(HOUR.negated());
        house.add("lane", "b");
        await().until(() -> house.worked.equals(List.of("a", "b")));
        await().until(() -> house.count("lanes") == 0);
    }

    @Test
    void a_closed_gate_opens_when_it_was_to_open() {
        house.start(claim -> attempts.incrementAndGet() == 1
                ? new Outcome.Pause(Duration.ofSeconds(30), "dead")
                : house.record(claim));
        house.add("lane", "a");
        await().until(() -> house.count("gates") == 1 && house.unclaimed() == 1);
        jump(HOUR.negated());
        await().during(Duration.ofMillis(250)).until(house.worked::isEmpty);
        house.clock.advance(Duration.ofSeconds(31));
        await().until(() -> house.worked.equals(List.of("a")));
    }

    @Test
    void a_burst_that_is_waited_for_is_worked_after_its_seconds() {
        house.start(house::record);
        house.add("lane", "a", DEBOUNCED);
        jump(HOUR.negated());
        house.clock.advance(Duration.ofSeconds(6));
        await().until(() -> house.worked.equals(List.of("a")));
    }

    @Test
    void a_jump_while_no_process_runs_is_made_up_for_at_the_start() {
        house.start(house::record);
        house.add("lane", "a", DEBOUNCED);
        house.stop();
        house.clock.advance(HOUR.negated());
        house.start("boot-2", house::record);
        house.clock.advance(Duration.ofSeconds(6));
        await().until(() -> house.worked.equals(List.of("a")));
    }

    @Test
    void a_jump_while_the_store_is_locked_is_made_up_for_later() throws SQLException {
        failOnce();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + house.file)) {
            other.createStatement().execute("BEGIN IMMEDIATE");
            house.clock.advance(HOUR.negated());
            await().during(Duration.ofMillis(400)).until(house.worked::isEmpty);
            other.createStatement().execute("ROLLBACK");
        }
        await().until(() -> readyIn().compareTo(Duration.ofSeconds(2)) < 0);
        house.clock.advance(Duration.ofSeconds(2));
        await().until(() -> house.worked.equals(List.of("a")));
    }

    @Test
    void jumps_to_and_fro_leave_order_and_number_as_they_are() {
        house.start(house::record);
        for (int i = 0; i < 40; i++) {
            house.add("lane", "m" + i);
            house.clock.advance(i % 2 == 0 ? HOUR : HOUR.negated());
        }
        house.clock.advance(HOUR); // faster than anybody looks, some jumps go unnoticed
        await().until(() -> house.count("lanes") == 0);
        assertThat(house.worked)
                .hasSize(40)
                .isSortedAccordingTo(
                        (a, b) -> Integer.compare(Integer.parseInt(a.substring(1)), Integer.parseInt(b.substring(1))));
    }

    private void failOnce() {
        house.start(claim ->
                attempts.incrementAndGet() == 1 ? new Outcome.RetryLater(1, "no", null, null) : house.record(claim));
        house.add("lane", "a");
        await().until(() -> attempts.get() == 1 && house.unclaimed() == 1);
    }

    /** Returns once the queue has noticed. */
    private void jump(Duration by) {
        house.clock.advance(by);
        await().until(() -> readyIn().compareTo(Duration.ofMinutes(1)) < 0);
    }

    private Duration readyIn() {
        return Duration.ofMillis(house.number("SELECT COALESCE(MAX(ready_at), 0) FROM lanes") - house.clock.millis());
    }
}
