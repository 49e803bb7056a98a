package dev.switchboard.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private final RetrySchedule exact =
            new RetrySchedule(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(24), 0);

    @Test
    void steps_double_up_to_the_longest() {
        assertThat(millis(exact, 1, null)).isEqualTo(1_000);
        assertThat(millis(exact, 2, null)).isEqualTo(2_000);
        assertThat(millis(exact, 9, null)).isEqualTo(256_000);
        assertThat(millis(exact, 10, null)).isEqualTo(300_000);
        assertThat(millis(exact, 5_000, null)).isEqualTo(300_000);
    }

    @Test
    void the_other_sides_wish_at_most_doubles_the_step() {
        assertThat(millis(exact, 3, Duration.ofSeconds(5))).isEqualTo(5_000);
        assertThat(millis(exact, 3, Duration.ofSeconds(86_400))).isEqualTo(8_000);
        assertThat(millis(exact, 3, Duration.ofSeconds(1))).isEqualTo(4_000);
    }

    @Test
    void steps_vary_by_a_fifth_so_that_many_do_not_come_at_once() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            long step = RetrySchedule.STANDARD
                    .next(1, 0, null, random)
                    .orElseThrow()
                    .toMillis();
            assertThat(step).isBetween(800L, 1_200L);
        }
    }

    @Test
    void after_a_day_it_is_over() {
        assertThat(exact.next(3, Duration.ofHours(24).toMillis(), null, new Random(1)))
                .isEmpty();
    }

    private static long millis(RetrySchedule schedule, int attempts, Duration wish) {
        return schedule.next(attempts, 0, wish, new Random(1)).orElseThrow().toMillis();
    }
}
