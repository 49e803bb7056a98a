package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private final TestClock wall = new TestClock();
    private long nanos;
    private final SteadyClock steady = new SteadyClock(wall, () -> nanos);

    @Test
    void a_clock_that_is_set_back_loses_nothing_of_the_time_that_passed_unseen() {
        long before = steady.millis();
        passes(Duration.ofSeconds(28));
        wall.advance(Duration.ofHours(-1));
        assertThat(steady.millis() - before).isEqualTo(28_000);
        passes(Duration.ofSeconds(2));
        assertThat(steady.millis() - before).isEqualTo(30_000);
    }

    @Test
    void a_clock_that_is_set_forward_is_followed() {
        long before = steady.millis();
        passes(Duration.ofSeconds(1));
        wall.advance(Duration.ofHours(1));
        assertThat(steady.millis() - before).isEqualTo(3_601_000);
    }

    @Test
    void it_never_goes_back() {
        long before = steady.millis();
        for (int i = 0; i < 3; i++) {
            wall.advance(Duration.ofHours(-1));
            assertThat(steady.millis()).isEqualTo(before);
        }
    }

    private void passes(Duration time) {
        wall.advance(time);
        nanos += TimeUnit.MILLISECONDS.toNanos(time.toMillis());
    }
}
