package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void ids_are_unique_while_the_clock_stands_and_when_it_comes_to_the_same_time_again() {
        TestClock clock = new TestClock();
        Ids ids = new Ids(clock);
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            made.add(ids.next());
            clock.advance(Duration.ofHours(i % 2 == 0 ? -1 : 1));
        }
        assertThat(made).hasSize(20_000);
    }
}
