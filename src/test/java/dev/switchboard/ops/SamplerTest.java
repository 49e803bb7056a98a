package dev.switchboard.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Integer> told = new ArrayList<>();
    private final AtomicReference<Duration> age = new AtomicReference<>();

    @Test
    void however_often_somebody_scrapes_the_source_is_asked_once_in_a_while() {
        Sampler<Integer> sampler = new Sampler<>(asked::incrementAndGet, told::add, age::set);
        for (int i = 0; i < 1_000; i++) {
            sampler.sample();
        }
        assertThat(asked).hasValue(1);
        assertThat(told).containsExactly(1);
    }

    @Test
    void a_source_that_fails_makes_no_scrape_fail_and_the_age_tells_of_it() {
        Sampler<Integer> sampler = new Sampler<>(
                () -> {
                    throw new IllegalStateException("no store");
                },
                told::add,
                age::set);
        sampler.sample();
        Duration first = age.get();
        sampler.sample();
        assertThat(told).isEmpty();
        assertThat(age.get()).isGreaterThan(first);
    }

    @Test
    void a_source_that_hangs_is_not_waited_for_and_not_asked_again() {
        CountDownLatch released = new CountDownLatch(1);
        Sampler<Integer> sampler = new Sampler<>(
                () -> {
                    asked.incrementAndGet();
                    await(released);
                    return 1;
                },
                told::add,
                age::set);
        sampler.sample();
        sampler.sample();
        released.countDown();
        assertThat(asked).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
