package dev.switchboard.http.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BigBodiesTest {
    private static final int MB = 1 << 20;

    private final BigBodies big = new BigBodies(1024);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();

    @Test
    void large_ones_wait_for_each_other_and_small_ones_for_nobody() throws InterruptedException {
        Thread first = enter(MB);
        Awaitility.await().until(() -> inside.get() == 1);
        Thread second = enter(3 * MB);
        Awaitility.await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
        big.work(1000, inside::incrementAndGet);
        assertThat(inside).hasValue(2);
        leave.countDown();
        first.join();
        second.join();
        assertThat(inside).hasValue(3);
    }

    @Test
    void room_is_free_again_after_work_that_failed() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> big.work(MB, () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
        }
    }

    private Thread enter(int bytes) {
        return Thread.ofPlatform().start(() -> big.work(bytes, this::stay));
    }

    private void stay() {
        inside.incrementAndGet();
        try {
            leave.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
