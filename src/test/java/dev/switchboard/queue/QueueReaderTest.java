package dev.switchboard.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.queue.NewItem.Timing;
import dev.switchboard.queue.QueueReader.Backlog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueReaderTest {
    @TempDir
    Path folder;

    private QueueHouse house;
    private QueueReader reader;

    @BeforeEach
    void open() {
        house = new QueueHouse(folder);
        house.queue("boot");
        reader = new QueueReader(house.database);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void add(String user, String kind) {
        DurableQueue queue = house.queue("boot");
        house.database.run(transaction -> queue.add(
                transaction,
                new NewItem(new Lane(user, kind, "lane"), new Gate(user, kind + ":x"), "p", null, Timing.NOW)));
    }

    @Test
    void the_backlog_is_counted_by_kind_over_all_users() {
        add("u1", "relay");
        house.clock.advance(Duration.ofSeconds(1));
        add("u1", "relay");
        add("u2", "relay");
        house.clock.advance(Duration.ofSeconds(1));
        add("u2", "delivery");
        assertThat(reader.backlog())
                .isEqualTo(Map.of(
                        "relay", new Backlog(3, house.startTime),
                        "delivery", new Backlog(1, house.startTime + 2_000)));
    }

    @Test
    void a_gate_counts_until_it_opens() {
        house.database.run(transaction -> transaction.update(
                "INSERT INTO gates (user_id, gate, paused_until, reason, since) VALUES ('u', 'relay:x', 1000, '', 0),"
                        + " ('u', 'relay:y', 2000, '', 0), ('u', 'delivery:z', 3000, '', 0)"));
        assertThat(reader.closedGates(999)).isEqualTo(Map.of("relay", 2L, "delivery", 1L));
        assertThat(reader.closedGates(2_000)).isEqualTo(Map.of("delivery", 1L));
    }

    @Test
    void dead_letters_are_counted_by_cause() {
        house.start(claim -> new Outcome.DeadLetter(1, "refused", "no", Effect.NONE));
        house.add("a", "1");
        house.add("b", "2");
        QueueHouse.await().until(() -> reader.deadLetters().equals(Map.of("refused", 2L)));
    }

    /** Sorting a million items would take seconds of a reader. */
    @ParameterizedTest
    @ValueSource(strings = {QueueReader.BACKLOG, QueueReader.DEAD_LETTERS})
    void counting_sorts_nothing(String sql) {
        List<String> plan = house.database.read(
                transaction -> transaction.list("EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail")));
        assertThat(plan).singleElement().satisfies(step -> assertThat(step).startsWith("SCAN"));
    }
}
