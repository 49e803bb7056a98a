package dev.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.NewStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock);
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(NewStore.in(folder));
        database.run(transaction -> transaction.update(
                "INSERT INTO users (user_id, name, origin, created_at, updated_at) VALUES ('u', 'u', 'test', 0, 0)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void slices_older_than_the_limit_go_and_younger_ones_stay() {
        keep("taken", 1_200);
        clock.advance(Duration.ofDays(20));
        keep("taken", 1);
        clock.advance(Duration.ofDays(11));
        assertThat(retention().sweep()).isEqualTo(1_200);
        assertThat(count()).isOne();
    }

    @Test
    void a_clock_that_jumps_by_an_hour_takes_nothing_young() {
        keep("taken", 1);
        clock.advance(Duration.ofHours(-1));
        assertThat(retention().sweep()).isZero();
        keep("taken", 1);
        clock.advance(Duration.ofHours(2));
        assertThat(retention().sweep()).isZero();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void what_nobody_has_looked_at_stays() {
        keep("unrecognized", 1);
        keep("parked", 1);
        clock.advance(Duration.ofDays(400));
        assertThat(retention().sweep()).isZero();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void kept_for_longer_than_there_has_been_time_nothing_goes() {
        keep("taken", 3);
        clock.advance(Duration.ofDays(400));
        assertThat(retention(Duration.ofDays(36_500)).sweep()).isZero();
        assertThat(count()).isEqualTo(3);
    }

    private Retention retention() {
        return retention(Duration.ofDays(30));
    }

    private Retention retention(Duration rawEvents) {
        return new Retention(database, clock, rawEvents);
    }

    private void keep(String state, int times) {
        database.run(transaction -> {
            for (int i = 0; i < times; i++) {
                transaction.update(
                        "INSERT INTO raw_events (user_id, event_id, received_at, platform, kind, state, payload)"
                                + " VALUES ('u', ?, ?, 'whatsapp', 'message.text', ?, '{}')",
                        ids.next(),
                        clock.millis(),
                        state);
            }
        });
    }

    private long count() {
        return database.read(transaction -> transaction
                .one("SELECT COUNT(*) FROM raw_events", row -> row.getLong(1))
                .orElseThrow());
    }
}
