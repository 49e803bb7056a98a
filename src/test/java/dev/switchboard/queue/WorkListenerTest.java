package dev.switchboard.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkListenerTest {
    private static final Outcome RETRY = new Outcome.RetryLater(1, "busy", null, null);

    @TempDir
    Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private QueueHouse house;

    @BeforeEach
    void open() {
        house = new QueueHouse(folder);
        house.listener = new WorkListener() {
            @Override
            public void ran(String kind, Outcome outcome, long nanos) {
                assertThat(nanos).isNotNegative();
                heard.add(kind + " " + outcome.wire());
            }

            @Override
            public void died(String kind, int items) {
                heard.add(kind + " died " + items);
            }

            @Override
            public void lost(String kind) {
                heard.add(kind + " lost");
            }
        };
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void awaitHeard(String... words) {
        QueueHouse.await().until(() -> heard.equals(List.of(words)));
    }

    @Test
    void it_hears_how_each_lane_went() {
        house.start(house::record);
        house.add("a", "1");
        awaitHeard("test done");
    }

    @Test
    void it_hears_when_the_schedule_gives_up() {
        house.start(claim -> RETRY);
        house.add("a", "1");
        awaitHeard("test retry");
        QueueHouse.await().until(() -> house.unclaimed() == 1);
        house.clock.advance(Duration.ofHours(25));
        awaitHeard("test retry", "test retry", "test died 1");
    }

    @Test
    void it_hears_of_a_claim_that_another_took_over() {
        house.start(claim -> {
            house.database.run(transaction -> transaction.update("UPDATE lanes SET claimed_by = 'another'"));
            return house.record(claim);
        });
        house.add("a", "1");
        awaitHeard("test done", "test lost");
    }
}
