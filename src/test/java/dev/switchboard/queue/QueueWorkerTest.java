package dev.switchboard.queue;

import static dev.switchboard.queue.QueueHouse.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.queue.NewItem.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueWorkerTest {
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
    void work_is_done_after_the_commit_that_added_it() {
        house.start(house::record);
        house.add("lane", "a");
        await().until(() -> house.worked.equals(List.of("a")));
        await().until(() -> house.count("lanes") == 0 && house.count("queue_items") == 0);
    }

    @Test
    void items_of_a_lane_are_worked_in_order_and_one_at_a_time() {
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        house.start(claim -> {
            most.accumulateAndGet(together.incrementAndGet(), Math::max);
            house.worked.add(claim.head().payload());
            together.decrementAndGet();
            return new Outcome.Done(1, Effect.NONE);
        });
        List<String> all = IntStream.range(0, 50).mapToObj(i -> "m" + i).toList();
        all.forEach(payload -> house.add("lane", payload));
        await().until(() -> house.worked.size() == 50);
        assertThat(house.worked).containsExactlyElementsOf(all);
        assertThat(most).hasValue(1);
    }

    @Test
    void a_slow_lane_does_not_hold_another() {
        CountDownLatch release = new CountDownLatch(1);
        house.start(claim -> {
            if (claim.lane().key().equals("slow")) {
                await(release);
            }
            return house.record(claim);
        });
        house.add("slow", "s");
        house.add("quick", "q");
        await().until(() -> house.worked.contains("q"));
        assertThat(house.worked).containsExactly("q");
        release.countDown();
        await().until(() -> house.worked.contains("s"));
    }

    @Test
    void a_failed_item_is_tried_again_by_the_schedule_and_newer_items_wait_behind_it() {
        AtomicInteger attempts = new AtomicInteger();
        house.start(claim -> {
            attempts.incrementAndGet();
            return house.clock.millis() < house.startTime + 900
                    ? new Outcome.RetryLater(1, "down", null, null)
                    : house.record(claim);
        });
        house.add("lane", "a");
        await().until(() -> attempts.get() == 1 && house.unclaimed() == 1);
        house.add("lane", "b");
        await().during(Duration.ofMillis(250)).until(() -> attempts.get() == 1);
        house.clock.advance(Duration.ofMillis(1_300));
        await().until(() -> house.worked.equals(List.of("a", "b")));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void what_never_works_becomes_a_dead_letter_with_its_reason_and_the_lane_goes_on() {
        house.start(claim -> claim.head().payload().equals("bad")
                ? new Outcome.DeadLetter(1, "refused", "no thanks", Effect.NONE)
                : house.record(claim));
        house.add("lane", "bad");
        house.add("lane", "good");
        await().until(() -> house.worked.equals(List.of("good")));
        assertThat(house.texts("SELECT cause || ':' || detail || ':' || payload FROM dead_letters"))
                .containsExactly("refused:no thanks:bad");
    }

    @Test
    void after_a_day_of_failure_the_item_is_given_up_and_the_handler_says_what_to_store() {
        AtomicInteger attempts = new AtomicInteger();
        house.start(claim -> {
            attempts.incrementAndGet();
            return new Outcome.RetryLater(1, "down", null, null);
        });
        house.add("lane", "a");
        await().until(() -> attempts.get() == 1 && house.unclaimed() == 1);
        house.clock.advance(Duration.ofHours(25));
        await().until(() -> house.count("dead_letters") == 1);
        assertThat(house.texts("SELECT id FROM directory WHERE kind = 'given-up'"))
                .containsExactly("a");
    }

    @Test
    void after_a_day_all_that_was_asked_together_is_given_up_together() {
        AtomicInteger attempts = new AtomicInteger();
        house.start(claim -> {
            attempts.incrementAndGet();
            return new Outcome.RetryLater(claim.items().size(), "down", null, null);
        });
        house.add("lane", List.of("a", "b", "c", "d", "e"), Timing.NOW);
        await().until(() -> attempts.get() == 1 && house.unclaimed() == 1);
        house.clock.advance(Duration.ofHours(25));
        await().until(() -> house.count("lanes") == 0);
        assertThat(house.texts("SELECT payload || ' ' || cause FROM dead_letters ORDER BY payload"))
                .containsExactly("a gave_up", "b gave_up", "c gave_up", "d gave_up", "e gave_up");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void the_claims_of_a_process_that_died_are_free_at_the_next_start_and_its_mark_is_seen() {
        DurableQueue queue = house.queue("boot-1");
        house.add("lane", "a");
        Claim claim = queue.claim(QueueHouse.GATE, 10, 10).getFirst();
        claim.mark("sending");
        List<String> marks = new CopyOnWriteArrayList<>();
        house.start("boot-2", next -> {
            marks.add(next.head().mark());
            return house.record(next);
        });
        await().until(() -> house.worked.equals(List.of("a")));
        assertThat(marks).containsExactly("sending");
    }

    @Test
    void one_that_stops_claims_nothing_of_what_waits() {
        Semaphore goOn = new Semaphore(0);
        AtomicInteger begun = new AtomicInteger();
        house.start(claim -> {
            begun.incrementAndGet();
            goOn.acquireUninterruptibly();
            return house.record(claim);
        });
        IntStream.range(0, 10).forEach(i -> house.add("lane" + i, "item"));
        await().until(() -> begun.get() == house.share);
        house.stop(Duration.ofMillis(1));
        goOn.release(10);
        house.stop(Duration.ofSeconds(20));
        assertThat(house.worked).hasSize(house.share);
        assertThat(house.claimed()).isZero();
        assertThat(house.unclaimed()).isEqualTo(10 - house.share);
    }

    @Test
    void what_is_added_while_one_stops_is_free_and_has_not_been_tried() throws Exception {
        house.start(house::record);
        house.add("lane", "known"); // from now on the gate gives places
        await().until(() -> house.count("lanes") == 0);
        CountDownLatch added = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        Thread adder = Thread.startVirtualThread(() -> house.addUntil("late", added, stopping));
        await(added);
        house.stop(Duration.ofMillis(1));
        stopping.countDown();
        adder.join();
        house.stop(Duration.ofSeconds(20));
        assertThat(house.unclaimed()).isOne();

        List<Integer> attempts = new CopyOnWriteArrayList<>();
        house.start("boot-2", claim -> {
            attempts.add(claim.attempt());
            return house.record(claim);
        });
        await().until(() -> house.worked.equals(List.of("known", "late")));
        assertThat(attempts).containsExactly(1);
    }

    @Test
    void what_could_not_be_added_takes_no_place() {
        house.start(house::record);
        house.add("lane", "known");
        await().until(() -> house.count("lanes") == 0);
        for (int i = 0; i <= house.share; i++) {
            assertThatThrownBy(() -> house.add(null, "a")).hasMessageContaining("NOT NULL");
        }
        house.add("lane", "a");
        await().until(() -> house.worked.equals(List.of("known", "a")));
    }

    @Test
    void a_claim_that_was_lost_changes_nothing() {
        DurableQueue old = house.queue("boot-1");
        house.add("lane", "a");
        Claim stale = old.claim(QueueHouse.GATE, 10, 10).getFirst();
        house.queue("boot-2").freeOtherBoots();
        assertThatThrownBy(() -> old.settle(stale, new Outcome.Done(1, Effect.NONE), house.handler(house::record)))
                .hasMessageContaining("lost");
        assertThat(house.count("queue_items")).isOne();
    }
}
