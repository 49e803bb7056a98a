package dev.switchboard.queue;

import static dev.switchboard.queue.QueueHouse.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.store.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fails on the way, the item is not lost, the worker goes on, and what left the house is not sent again. */
class SettlementFaultsTest {
    private static final Outcome DONE = new Outcome.Done(1, Effect.NONE);

    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
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
    void an_effect_that_fails_leaves_the_item_where_it_is() {
        failOnce(() -> new Outcome.Done(1, transaction -> {
            throw new IllegalStateException("effect");
        }));
    }

    @Test
    void an_error_in_an_effect_is_not_the_end_of_the_worker() {
        failOnce(() -> new Outcome.Done(1, transaction -> {
            throw new StackOverflowError();
        }));
    }

    @Test
    void a_bug_in_a_handler_is_a_retry_and_not_the_end_of_the_worker() {
        failOnce(() -> {
            throw new IllegalStateException("bug");
        });
    }

    @Test
    void an_error_in_a_handler_is_a_retry_and_leaves_no_lane_claimed() {
        failOnce(() -> {
            throw new StackOverflowError();
        });
    }

    @Test
    void a_handler_that_always_fails_is_given_up_after_a_day() {
        house.start(claim -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("bug");
        });
        house.add("lane", "a");
        await().until(() -> attempts.get() == 1 && house.unclaimed() == 1);
        house.clock.advance(Duration.ofHours(25));
        await().until(() -> house.count("lanes") == 0);
        assertThat(house.texts("SELECT cause || ' ' || detail FROM dead_letters"))
                .containsExactly("gave_up bug: IllegalStateException");
    }

    @Test
    void what_was_sent_is_not_sent_again_when_its_effect_fails() {
        failAfterSending(() -> new Outcome.Done(1, transaction -> {
            throw new IllegalStateException("effect");
        }));
    }

    @Test
    void what_was_sent_is_not_sent_again_when_reading_the_answer_fails() {
        failAfterSending(() -> {
            throw new IllegalStateException("reading the answer");
        });
    }

    @Test
    void what_was_sent_is_not_sent_again_after_an_error() {
        failAfterSending(() -> {
            throw new StackOverflowError();
        });
    }

    @Test
    void what_was_sent_is_not_sent_again_when_the_store_was_away_after_it() {
        failAfterSending(() -> {
            throw new StoreUnavailableException("locked", null);
        });
    }

    @Test
    void an_outcome_is_stored_when_the_store_is_back_and_the_work_is_not_done_twice() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + house.file)) {
            house.start(claim -> {
                lock(other);
                return house.record(claim);
            });
            house.add("lane", "a");
            await().until(() -> house.worked.size() == 1);
            await().during(Duration.ofMillis(300)).until(() -> house.count("queue_items") == 1);
            other.createStatement().execute("ROLLBACK");
        }
        await().until(() -> house.count("queue_items") == 0);
        assertThat(house.worked).containsExactly("a");
    }

    /** The first attempt fails in that way; the second must find the item as it was. */
    private void failOnce(Supplier<Outcome> failure) {
        house.start(claim -> attempts.incrementAndGet() == 1 ? failure.get() : house.record(claim));
        house.add("lane", "a");
        await().until(() -> attempts.get() == 1 && house.unclaimed() == 1);
        house.clock.advance(Duration.ofSeconds(2));
        await().until(() -> house.worked.equals(List.of("a")));
        await().until(() -> house.count("lanes") == 0);
        assertThat(attempts).hasValue(2);
    }

    /** As {@link #failOnce}, after a call that cannot be taken back. */
    private void failAfterSending(Supplier<Outcome> failure) {
        house.start(claim -> {
            attempts.incrementAndGet();
            if ("sending".equals(claim.head().mark())) {
                return DONE;
            }
            claim.mark("sending");
            sent.incrementAndGet();
            return failure.get();
        });
        house.add("lane", "a");
        await().until(() -> attempts.get() == 1 && house.unclaimed() == 1);
        house.clock.advance(Duration.ofSeconds(2));
        await().until(() -> house.count("lanes") == 0);
        assertThat(sent).hasValue(1);
    }

    private static void lock(Connection connection) {
        try {
            connection.createStatement().execute("BEGIN IMMEDIATE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
