package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedKeysTest {
    private final AtomicLong nanos = new AtomicLong();
    private final FailedKeys failed = new FailedKeys(20, nanos::get);

    @Test
    void twenty_a_minute_are_only_wrong_and_the_next_is_too_many() {
        count(20, "192.0.2.1");

        ApiException refusal = failed.count("192.0.2.1");

        assertThat(refusal).isNotNull();
        assertThat(refusal.status().getCode()).isEqualTo(429);
        assertThat(refusal.headers()).containsEntry("Retry-After", "3");
    }

    @Test
    void they_come_back_with_time() {
        count(20, "192.0.2.1");
        assertThat(failed.count("192.0.2.1")).isNotNull();

        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(failed.count("192.0.2.1")).isNull();
        assertThat(failed.count("192.0.2.1")).isNotNull();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        count(20, "192.0.2.1");
    }

    @Test
    void addresses_do_not_count_for_each_other_but_a_network_of_ipv6_is_one() {
        count(20, "192.0.2.1");
        count(20, "2001:db8:0:1::1");

        assertThat(failed.count("192.0.2.2")).isNull();
        assertThat(failed.count("2001:db8:0:2::1")).isNull();
        assertThat(failed.count("[2001:db8:0:1:ffff::2]")).isNotNull();
    }

    @Test
    void no_limit_is_no_limit() {
        FailedKeys unlimited = new FailedKeys(0, nanos::get);

        assertThat(IntStream.range(0, 100).mapToObj(i -> unlimited.count("192.0.2.1")))
                .containsOnlyNulls();
    }

    @Test
    void this_machine_is_known_by_any_of_its_names() {
        assertThat(ClientAddress.isThisMachine("127.0.0.1")).isTrue();
        assertThat(ClientAddress.isThisMachine("[::1]")).isTrue();
        assertThat(ClientAddress.isThisMachine("0:0:0:0:0:0:0:1")).isTrue();
        assertThat(ClientAddress.isThisMachine("::ffff:127.0.0.1")).isTrue();
        assertThat(ClientAddress.isThisMachine("192.0.2.1")).isFalse();
    }

    private void count(int times, String address) {
        assertThat(IntStream.range(0, times).mapToObj(i -> failed.count(address)))
                .containsOnlyNulls();
    }
}
