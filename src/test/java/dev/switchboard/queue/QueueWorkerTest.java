package dev.switchboard.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import dev.switchboard.queue.NewItem.Timing;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.StoreOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueWorkerTest {
    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final List<String> worked = new CopyOnWriteArrayList<>();
    private Database database;
    private DurableQueue queue;
    private QueueWorker worker;

    @BeforeEach
    void open() {
        StoreOptions options = StoreOptions.of(folder.resolve("switchboard.db")).withBusyTimeout(Duration.ofMillis(50));
        database = Database.open(options);
    }

    @AfterEach
    void close() {
        worker.stop(1_000);
        database.close();
    }

    @Test
    void work_is_done_after_the_commit_that_added_it() {
        start("boot-1", this::record);
        add("lane", "a");
        await().until(() -> worked.equals(List.of("a")));
        await().until(() -> count("lanes") == 0 && count("queue_items") == 0);
    }

    @Test
    void items_of_a_lane_are_worked_in_order_and_one_at_a_time() {
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        start("boot-1", claim -> {
            most.accumulateAndGet(together.incrementAndGet(), Math::max);
            worked.add(claim.head().payload());
            together.decrementAndGet();
            return new Outcome.Done(1, Effect.NONE);
        });
        for (int i = 0; i < 50; i++) {
            add("lane", "m" + i);
        }
        await().until(() -> worked.size() == 50);
        assertThat(worked)
                .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 50)
                        .mapToObj(i -> "m" + i)
                        .toList());
        assertThat(most).hasValue(1);
    }

    @Test
    void a_slow_lane_does_not_hold_another() {
        CountDownLatch release = new CountDownLatch(1);
        start("boot-1", claim -> {
            if (claim.lane().key().equals("slow")) {
                await(release);
            }
            return record(claim);
        });
        add("slow", "s");
        add("quick", "q");
        await().until(() -> worked.contains("q"));
        assertThat(worked).containsExactly("q");
        release.countDown();
        await().until(() -> worked.contains("s"));
    }

    @Test
    void a_failed_item_is_tried_again_by_the_schedule_and_newer_items_wait_behind_it() {
        AtomicInteger attempts = new AtomicInteger();
        start("boot-1", claim -> {
            attempts.incrementAndGet();
            return clock.millis() < startTime + 900 ? new Outcome.RetryLater(1, "down", null, null) : record(claim);
        });
        add("lane", "a");
        await().until(() -> attempts.get() == 1 && unclaimed() == 1);
        add("lane", "b");
        await().during(Duration.ofMillis(250)).until(() -> attempts.get() == 1);
        clock.advance(Duration.ofMillis(1_300));
        await().until(() -> worked.equals(List.of("a", "b")));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void what_never_works_becomes_a_dead_letter_with_its_reason_and_the_lane_goes_on() {
        start(
                "boot-1",
                claim -> claim.head().payload().equals("bad")
                        ? new Outcome.DeadLetter(1, "refused", "no thanks", Effect.NONE)
                        : record(claim));
        add("lane", "bad");
        add("lane", "good");
        await().until(() -> worked.equals(List.of("good")));
        assertThat(texts("SELECT cause || ':' || detail || ':' || payload FROM dead_letters"))
                .containsExactly("refused:no thanks:bad");
    }

    @Test
    void after_a_day_of_failure_the_item_is_given_up_and_the_handler_says_what_to_store() {
        AtomicInteger attempts = new AtomicInteger();
        start("boot-1", claim -> {
            attempts.incrementAndGet();
            return new Outcome.RetryLater(1, "down", null, null);
        });
        add("lane", "a");
        await().until(() -> attempts.get() == 1 && unclaimed() == 1);
        clock.advance(Duration.ofHours(25));
        await().until(() -> count("dead_letters") == 1);
        assertThat(texts("SELECT id FROM directory WHERE kind = 'given-up'")).containsExactly("a");
    }

    @Test
    void a_closed_gate_holds_all_its_lanes_and_costs_no_attempt() {
        AtomicBoolean open = new AtomicBoolean();
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        start("boot-1", claim -> {
            attempts.add(claim.attempt());
            return open.get() ? record(claim) : new Outcome.Pause(Duration.ofSeconds(30), "dead");
        });
        add("one", "a");
        await().until(() -> count("gates") == 1 && unclaimed() == 1);
        add("two", "b");
        open.set(true);
        await().during(Duration.ofMillis(250)).until(() -> attempts.size() == 1);
        clock.advance(Duration.ofSeconds(31));
        await().until(() -> worked.size() == 2);
        assertThat(attempts).containsOnly(1);
    }

    @Test
    void a_gate_stays_closed_over_a_restart() {
        start("boot-1", claim -> new Outcome.Pause(Duration.ofSeconds(30), "dead"));
        add("one", "a");
        await().until(() -> count("gates") == 1 && unclaimed() == 1);
        worker.stop(1_000);
        start("boot-2", this::record);
        await().during(Duration.ofMillis(250)).until(worked::isEmpty);
        clock.advance(Duration.ofSeconds(31));
        await().until(() -> worked.equals(List.of("a")));
    }

    @Test
    void the_claims_of_a_process_that_died_are_free_at_the_next_start_and_its_mark_is_seen() {
        queue("boot-1");
        worker = new QueueWorker(queue, clock, List.of());
        add("lane", "a");
        Claim claim = queue.claim(new Gate("u", "test:gate"), 10, 10).getFirst();
        claim.mark("sending");
        List<String> marks = new CopyOnWriteArrayList<>();
        start("boot-2", next -> {
            marks.add(next.head().mark());
            return record(next);
        });
        await().until(() -> worked.equals(List.of("a")));
        assertThat(marks).containsExactly("sending");
    }

    @Test
    void a_claim_that_was_lost_changes_nothing() {
        queue("boot-1");
        worker = new QueueWorker(queue, clock, List.of());
        add("lane", "a");
        Claim stale = queue.claim(new Gate("u", "test:gate"), 10, 10).getFirst();
        DurableQueue next = queue("boot-2");
        next.freeOtherBoots();
        DurableQueue old = stale.queue();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> old.settle(stale, new Outcome.Done(1, Effect.NONE), handler(this::record)))
                .hasMessageContaining("lost");
        assertThat(count("queue_items")).isOne();
    }

    @Test
    void an_effect_that_fails_leaves_the_item_where_it_is() {
        AtomicInteger attempts = new AtomicInteger();
        start(
                "boot-1",
                claim -> attempts.incrementAndGet() == 1
                        ? new Outcome.Done(1, transaction -> {
                            throw new IllegalStateException("effect");
                        })
                        : record(claim));
        add("lane", "a");
        await().until(() -> attempts.get() == 1 && unclaimed() == 1);
        clock.advance(Duration.ofSeconds(2));
        await().until(() -> worked.equals(List.of("a")));
    }

    @Test
    void a_bug_in_a_handler_is_a_retry_and_not_the_end_of_the_worker() {
        AtomicInteger attempts = new AtomicInteger();
        start("boot-1", claim -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("bug");
            }
            return record(claim);
        });
        add("lane", "a");
        await().until(() -> attempts.get() == 1 && unclaimed() == 1);
        clock.advance(Duration.ofSeconds(2));
        await().until(() -> worked.equals(List.of("a")));
    }

    @Test
    void an_outcome_is_stored_when_the_store_is_back_and_the_work_is_not_done_twice() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("switchboard.db"))) {
            start("boot-1", claim -> {
                lock(other);
                return record(claim);
            });
            add("lane", "a");
            await().until(() -> worked.size() == 1);
            await().during(Duration.ofMillis(300)).until(() -> count("queue_items") == 1);
            other.createStatement().execute("ROLLBACK");
        }
        await().until(() -> count("queue_items") == 0);
        assertThat(worked).containsExactly("a");
    }

    @Test
    void a_burst_waits_for_its_last_message_but_not_for_ever() {
        start("boot-1", claim -> {
            claim.items().forEach(item -> worked.add(item.payload()));
            worked.add("|");
            return new Outcome.Done(claim.items().size(), Effect.NONE);
        });
        Timing debounce = new Timing(1_500, 4_000);
        add("lane", "a", debounce);
        clock.advance(Duration.ofMillis(1_000));
        add("lane", "b", debounce);
        clock.advance(Duration.ofMillis(1_000));
        add("lane", "c", debounce);
        await().during(Duration.ofMillis(250)).until(worked::isEmpty);
        clock.advance(Duration.ofMillis(1_500));
        await().until(() -> worked.equals(List.of("a", "b", "c", "|")));
    }

    @Test
    void no_gate_has_more_lanes_in_flight_than_its_share() {
        Semaphore release = new Semaphore(0);
        AtomicInteger together = new AtomicInteger();
        start("boot-1", claim -> {
            together.incrementAndGet();
            release.acquireUninterruptibly();
            together.decrementAndGet();
            return record(claim);
        });
        for (int i = 0; i < 10; i++) {
            add("lane" + i, "m" + i);
        }
        await().until(() -> together.get() == 4);
        await().during(Duration.ofMillis(200)).until(() -> together.get() == 4);
        release.release(10);
        await().until(() -> worked.size() == 10);
    }

    private final long startTime = clock.millis();

    private DurableQueue queue(String bootId) {
        queue = new DurableQueue(database, clock, bootId, new Settlement(clock, new Random(1), new Ids(clock)));
        return queue;
    }

    private void start(String bootId, Function<Claim, Outcome> work) {
        queue(bootId);
        worker = new QueueWorker(queue, clock, List.of(handler(work)));
        worker.start();
    }

    private Outcome record(Claim claim) {
        worked.add(claim.head().payload());
        return new Outcome.Done(1, Effect.NONE);
    }

    private void add(String lane, String payload) {
        add(lane, payload, Timing.NOW);
    }

    private void add(String lane, String payload, Timing timing) {
        database.run(transaction -> queue.add(
                transaction,
                new NewItem(new Lane("u", "test", lane), new Gate("u", "test:gate"), payload, null, timing)));
    }

    private long count(String table) {
        return database.read(transaction -> transaction
                .one("SELECT COUNT(*) FROM " + table, row -> row.getLong(1))
                .orElseThrow());
    }

    private long unclaimed() {
        return database.read(transaction -> transaction
                .one("SELECT COUNT(*) FROM lanes WHERE claimed_by IS NULL", row -> row.getLong(1))
                .orElseThrow());
    }

    private List<String> texts(String sql) {
        return database.read(transaction -> transaction.list(sql, row -> row.getString(1)));
    }

    private static void lock(Connection connection) {
        try {
            connection.createStatement().execute("BEGIN IMMEDIATE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static org.awaitility.core.ConditionFactory await() {
        return org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(10));
    }

    private Handler handler(Function<Claim, Outcome> work) {
        return new Handler() {
            @Override
            public String kind() {
                return "test";
            }

            @Override
            public Outcome handle(Claim claim) {
                return work.apply(claim);
            }

            @Override
            public Effect givenUp(Claim claim, String reason) {
                return transaction -> transaction.update(
                        "INSERT INTO directory (kind, id, user_id) VALUES ('given-up', ?, 'u')",
                        claim.head().payload());
            }

            @Override
            public RetrySchedule schedule() {
                return RetrySchedule.STANDARD;
            }

            @Override
            public int lanesAtOnce(Gate gate) {
                return 4;
            }
        };
    }
}
