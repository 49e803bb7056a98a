package dev.switchboard.queue;

import dev.switchboard.TestClock;
import dev.switchboard.queue.NewItem.Timing;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.NewStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A real queue on a real store, one kind of work that the test does itself, and a clock that it moves. */
final class QueueHouse implements AutoCloseable {
    static final Gate GATE = new Gate("u", "test:gate");

    final TestClock clock = new TestClock();
    final long startTime = clock.millis();
    /** What {@link #record} worked, in order. */
    final List<String> worked = new CopyOnWriteArrayList<>();

    final Path file;
    final Database database;
    volatile int share = 4;
    /** Set before {@link #start}. */
    WorkListener listener = WorkListener.NONE;

    private DurableQueue queue;
    private QueueWorker worker;

    QueueHouse(Path folder) {
        file = folder.resolve("switchboard.db");
        database = Database.open(NewStore.in(folder).withBusyTimeout(Duration.ofMillis(50)));
    }

    /** The queue as a process of that boot id sees it; nobody works it. */
    DurableQueue queue(String bootId) {
        queue = new DurableQueue(database, clock, bootId, new Settlement(clock, new Random(1), new Ids(clock)));
        return queue;
    }

    void start(Function<Claim, Outcome> work) {
        start("boot-1", work);
    }

    void start(String bootId, Function<Claim, Outcome> work) {
        worker = new QueueWorker(queue(bootId), clock, List.of(handler(work)));
        worker.listen(listener);
        worker.start();
    }

    void stop() {
        stop(Duration.ofSeconds(1));
    }

    /** Waits that long for what runs. */
    void stop(Duration patience) {
        if (worker != null) {
            worker.stop(patience.toMillis());
        }
    }

    @Override
    public void close() {
        stop();
        database.close();
    }

    Outcome record(Claim claim) {
        worked.add(claim.head().payload());
        return new Outcome.Done(1, Effect.NONE);
    }

    void add(String lane, String payload) {
        add(lane, payload, Timing.NOW);
    }

    void add(String lane, String payload, Timing timing) {
        add(lane, List.of(payload), timing);
    }

    /** All in one transaction, so that one claim finds them together. */
    void add(String lane, List<String> payloads, Timing timing) {
        database.run(transaction -> payloads.forEach(payload ->
                queue.add(transaction, new NewItem(new Lane("u", "test", lane), GATE, payload, null, timing))));
    }

    /** Adds one, and keeps its transaction open. */
    void addUntil(String payload, CountDownLatch added, CountDownLatch end) {
        database.run(transaction -> {
            queue.add(transaction, new NewItem(new Lane("u", "test", payload), GATE, payload, null, Timing.NOW));
            added.countDown();
            await(end);
        });
    }

    /** Returns once all are told what was committed before: readers see a commit before it is confirmed. */
    void untilTold() {
        database.run(transaction -> {});
    }

    long count(String table) {
        return number("SELECT COUNT(*) FROM " + table);
    }

    long unclaimed() {
        return number("SELECT COUNT(*) FROM lanes WHERE claimed_by IS NULL");
    }

    long claimed() {
        return number("SELECT COUNT(*) FROM lanes WHERE claimed_by IS NOT NULL");
    }

    long number(String sql) {
        return database.read(
                transaction -> transaction.one(sql, row -> row.getLong(1)).orElseThrow());
    }

    List<String> texts(String sql) {
        return database.read(transaction -> transaction.list(sql, row -> row.getString(1)));
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(10));
    }

    /** Writes down the head of what was given up, in the directory. */
    Handler handler(Function<Claim, Outcome> work) {
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
                return share;
            }
        };
    }
}
