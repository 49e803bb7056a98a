package dev.switchboard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private final TestClock clock = new TestClock();

    @Test
    void a_date_is_the_time_until_then() {
        assertThat(RetryAfter.parse("Sat, 21 Nov 2026 10:01:30 GMT", clock)).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "Sat, 21 Nov 2026 09:59:59 GMT", "Sat, 21 Nov 2026", "tomorrow", "1e3", "-1"})
    void what_says_nothing_is_nothing(String header) {
        assertThat(RetryAfter.parse(header, clock)).isNull();
    }
}
