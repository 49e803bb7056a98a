package dev.switchboard.queue;

import dev.switchboard.TestClock;
import dev.switchboard.queue.NewItem.Timing;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.StoreOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back after a pause comes back gently, and all of it. */
class QueuePauseTest {
    private static final Gate GATE = new Gate("u", "test:gate");
    private static final int LANES = 40;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final AtomicBoolean dead = new AtomicBoolean(true);
    private final AtomicInteger together = new AtomicInteger();
    private final Semaphore goOn = new Semaphore(0);
    private final List<String> worked = new CopyOnWriteArrayList<>();
    private volatile int share = 32;
    private Database database;
    private DurableQueue queue;
    private QueueWorker worker;

    @BeforeEach
    void open() {
        database = Database.open(StoreOptions.of(folder.resolve("switchboard.db")));
        queue = new DurableQueue(database, clock, "boot", new Settlement(clock, new Random(1), new Ids(clock)));
        worker = new QueueWorker(queue, clock, List.of(handler(this::work)));
        worker.start();
    }

    @AfterEach
    void close() {
        goOn.release(1_000);
        worker.stop(1_000);
        database.close();
    }

    private Outcome work(Claim claim) {
        if (dead.get()) {
            return new Outcome.Pause(Duration.ofSeconds(30), "dead");
        }
        together.incrementAndGet();
        goOn.acquireUninterruptibly();
        together.decrementAndGet();
        worked.add(claim.lane().key());
        return new Outcome.Done(1, Effect.NONE);
    }

    @Test
    void after_a_pause_three_go_first_and_each_success_lets_more_follow() {
        addAll();
        await().until(() -> count("SELECT COUNT(*) FROM gates") == 1 && claimed() == 0);
        dead.set(false);
        clock.advance(Duration.ofSeconds(31));
        await().until(() -> together.get() == 3);
        await().during(Duration.ofMillis(250)).until(() -> together.get() == 3);
        goOn.release(1);
        await().until(() -> worked.size() == 1 && together.get() == 6);
        goOn.release(1_000);
        await().until(() -> worked.size() == LANES);
        await().until(() -> count("SELECT COUNT(*) FROM lanes") == 0);
    }

    @Test
    void what_hangs_since_before_the_pause_does_not_keep_the_trials_waiting() {
        dead.set(false);
        addAll();
        await().until(() -> together.get() == 32);
        dead.set(true);
        goOn.release(10);
        await().until(() -> count("SELECT COUNT(*) FROM gates") == 1 && worked.size() == 10);
        await().until(() -> claimed() == 22);
        dead.set(false);
        clock.advance(Duration.ofSeconds(31));
        await().until(() -> together.get() == 25);
    }

    @Test
    void another_share_counts_at_once() {
        share = 1;
        dead.set(false);
        addAll();
        await().until(() -> together.get() == 1);
        await().during(Duration.ofMillis(200)).until(() -> together.get() == 1);
        share = 5;
        goOn.release(1);
        await().until(() -> together.get() == 5);
    }

    private void addAll() {
        database.run(transaction -> {
            for (int i = 0; i < LANES; i++) {
                queue.add(transaction, new NewItem(new Lane("u", "test", "lane" + i), GATE, "item", null, Timing.NOW));
            }
        });
    }

    private long claimed() {
        return count("SELECT COUNT(*) FROM lanes WHERE claimed_by IS NOT NULL");
    }

    private long count(String sql) {
        return database.read(
                transaction -> transaction.one(sql, row -> row.getLong(1)).orElseThrow());
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(10));
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
            public RetrySchedule schedule() {
                return RetrySchedule.STANDARD;
            }

            @Override
            public int lanesAtOnce(Gate gate) {
                return share;
            }
        };
    }
}
