package dev.switchboard.queue;

import static dev.switchboard.queue.QueueHouse.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.queue.NewItem.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many write at once while the gate closes now and then: wake-ups must not be lost. */
class QueueStressTest {
    private static final int ITEMS = 2_000;
    private static final int LANES = 60;

    private final Random random = new Random(1);
    private final AtomicInteger done = new AtomicInteger();
    private final Map<String, List<Long>> placesWorked = new ConcurrentHashMap<>();

    @Test
    void no_lane_is_left_behind_and_none_is_worked_out_of_order(@TempDir Path folder) {
        try (QueueHouse house = new QueueHouse(folder)) {
            house.start(this::work);
            try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
                for (int i = 0; i < ITEMS; i++) {
                    String item = "m" + i;
                    writers.submit(() -> house.add("lane" + random.nextInt(LANES), item, Timing.NOW));
                }
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                house.clock.advance(Duration.ofMillis(10));
                return house.count("lanes") == 0;
            });
            assertThat(house.count("queue_items")).isZero();
        }
        assertThat(done).hasValue(ITEMS);
        assertThat(placesWorked.values()).allSatisfy(QueueStressTest::areInOrder);
    }

    private Outcome work(Claim claim) {
        if (random.nextInt(50) == 0) {
            return new Outcome.Pause(Duration.ofMillis(random.nextInt(5)), "a little tired");
        }
        int items = 1 + random.nextInt(claim.items().size());
        claim.items().stream().limit(items).forEach(item -> note(claim, item));
        return new Outcome.Done(items, Effect.NONE);
    }

    private void note(Claim claim, Item item) {
        placesWorked
                .computeIfAbsent(claim.lane().key(), lane -> new CopyOnWriteArrayList<>())
                .add(item.no());
        done.incrementAndGet();
    }

    /** Places are counted from 1 again when a lane had run empty. */
    private static void areInOrder(List<Long> places) {
        assertThat(IntStream.range(1, places.size()))
                .allMatch(i -> places.get(i) == 1 || places.get(i) == places.get(i - 1) + 1);
    }
}
