package dev.switchboard.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnderwayTest {
    private final Underway underway = new Underway();

    @Test
    void a_hundred_thousand_at_once_are_counted() throws InterruptedException {
        IntStream.range(0, 100_000).forEach(i -> assertThat(underway.enter()).isTrue());
        underway.stop();
        assertThat(underway.await(1)).isEqualTo(100_000);
        IntStream.range(0, 100_000).forEach(i -> underway.leave());
        assertThat(underway.await(20_000)).isZero();
    }

    @Test
    void once_it_stops_nothing_begins_but_parts_of_what_runs() throws InterruptedException {
        underway.enter();
        underway.stop();
        assertThat(underway.enter()).isFalse();
        underway.enterPart();
        underway.leave();
        assertThat(underway.await(1)).isOne();
        underway.leave();
        assertThat(underway.await(20_000)).isZero();
    }
}
