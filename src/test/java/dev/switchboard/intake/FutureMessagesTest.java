package dev.switchboard.intake;

import static dev.switchboard.intake.IntakeHouse.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform's time that cannot be true must not rule the conversation for years. */
class FutureMessagesTest {
    private static final long YEAR_5138 = Instant.parse("5138-11-16T09:46:39Z").toEpochMilli();

    private IntakeHouse house;
    private long start;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new IntakeHouse(folder);
        start = house.clock.millis();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_message_from_the_far_future_is_taken_at_the_present_time() {
        house.accept(IntakeHouse.text(CUSTOMER, "future", YEAR_5138));
        house.clock.advance(Duration.ofMinutes(1));
        house.write("now");
        assertThat(house.texts("SELECT text || ' ' || (timestamp - " + start + ") FROM messages ORDER BY timestamp"))
                .containsExactly("future 0", "now 60000");
        assertThat(house.texts("SELECT last_message_text FROM leads")).containsExactly("now");
    }

    @Test
    void it_does_not_hold_the_reply_window_open() {
        house.accept(IntakeHouse.text(CUSTOMER, "future", YEAR_5138));
        assertThat(house.texts("SELECT window_until - " + start + " FROM conversations"))
                .containsExactly(Long.toString(Duration.ofHours(24).toMillis()));
    }

    @Test
    void clocks_that_differ_by_hours_are_believed() {
        long hoursAhead = start + Duration.ofHours(23).toMillis();
        house.accept(IntakeHouse.text(CUSTOMER, "ahead", hoursAhead));
        assertThat(house.texts("SELECT timestamp FROM messages")).containsExactly(Long.toString(hoursAhead));
    }
}
