package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.TestClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final TestClock clock = new TestClock();
    private final Pace pace = new Pace(20, "At most %d messages a minute", clock);

    @Test
    void as_many_as_allowed_are_taken_and_the_next_is_too_many() {
        count(20, "ann");
        ApiException refusal = refusal("ann");
        assertThat(refusal.status().getCode()).isEqualTo(429);
        assertThat(refusal).hasMessage("At most 20 messages a minute");
        assertThat(refusal.headers()).containsEntry("Retry-After", "3");
    }

    @Test
    void they_come_back_with_time() {
        count(20, "ann");
        refusal("ann");
        clock.advance(Duration.ofSeconds(3));
        count(1, "ann");
        refusal("ann");
        clock.advance(Duration.ofMinutes(1));
        count(20, "ann");
        refusal("ann");
    }

    @Test
    void nobody_is_counted_for_another() {
        count(20, "ann");
        count(20, "bob");
        refusal("ann");
    }

    @Test
    void no_limit_is_no_limit() {
        Pace unlimited = new Pace(0, "never", clock);
        IntStream.range(0, 100).forEach(i -> unlimited.count("ann"));
    }

    @Test
    void a_clock_that_is_set_back_locks_nobody_out() {
        count(20, "ann");
        clock.advance(Duration.ofHours(-5));
        assertThat(refusal("ann").headers()).containsEntry("Retry-After", "3");
        clock.advance(Duration.ofSeconds(3));
        count(1, "ann");
        clock.advance(Duration.ofMinutes(1));
        count(20, "ann");
    }

    private void count(int times, String whose) {
        assertThatCode(() -> IntStream.range(0, times).forEach(i -> pace.count(whose)))
                .doesNotThrowAnyException();
    }

    private ApiException refusal(String whose) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> pace.count(whose));
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
