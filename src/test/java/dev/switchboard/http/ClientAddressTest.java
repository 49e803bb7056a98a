package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outbound.Cidr;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private static final List<Cidr> PROXIES = List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("fd00::/8"));

    private static String of(String peer, String... forwarded) {
        return ClientAddress.of(peer, List.of(forwarded), PROXIES);
    }

    @Test
    void who_is_no_proxy_speaks_for_nobody() {
        assertThat(of("203.0.113.5", "198.51.100.1")).isEqualTo("203.0.113.5");
        assertThat(ClientAddress.of("10.0.0.1", List.of("198.51.100.1"), List.of()))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void a_proxy_is_believed_and_what_the_client_had_written_is_not() {
        assertThat(of("10.0.0.1", "198.51.100.1, 203.0.113.5, 10.0.0.2")).isEqualTo("203.0.113.5");
    }

    @Test
    void a_line_that_the_proxy_adds_below_the_clients_own_counts() {
        assertThat(of("10.0.0.1", "198.51.100.1", "203.0.113.5")).isEqualTo("203.0.113.5");
    }

    @Test
    void what_cannot_be_read_is_not_passed_over_in_favour_of_what_the_client_wrote() {
        assertThat(of("10.0.0.1", "198.51.100.1, unknown")).isEqualTo("10.0.0.1");
        assertThat(of("10.0.0.1", "198.51.100.1, :::::, 10.0.0.2")).isEqualTo("10.0.0.2");
        assertThat(of("10.0.0.1", "198.51.100.1, ::ffff:1.2.3")).isEqualTo("10.0.0.1");
        assertThat(of("10.0.0.1", ",", "  ")).isEqualTo("10.0.0.1");
    }

    @Test
    void an_address_may_come_with_its_port_and_in_every_form() {
        assertThat(of("10.0.0.1", "203.0.113.5:4711")).isEqualTo("203.0.113.5");
        assertThat(of("fd00::1", "[2001:db8::7]:443")).isEqualTo("2001:db8::7");
        assertThat(of("fd00::1", "2001:db8::7")).isEqualTo("2001:db8::7");
        assertThat(of("10.0.0.1", "203.0.113.5, ::ffff:10.0.0.2")).isEqualTo("203.0.113.5");
    }

    @Test
    void this_machine_is_known_by_any_of_its_names() {
        assertThat(ClientAddress.isThisMachine("127.0.0.1")).isTrue();
        assertThat(ClientAddress.isThisMachine("[::1]")).isTrue();
        assertThat(ClientAddress.isThisMachine("0:0:0:0:0:0:0:1")).isTrue();
        assertThat(ClientAddress.isThisMachine("::ffff:127.0.0.1")).isTrue();
        assertThat(ClientAddress.isThisMachine("192.0.2.1")).isFalse();
    }

    @Test
    void whoever_has_a_network_has_all_its_addresses() {
        assertThat(ClientAddress.holder("192.0.2.1")).isNotEqualTo(ClientAddress.holder("192.0.2.2"));
        assertThat(ClientAddress.holder("2001:db8::1")).isEqualTo(ClientAddress.holder("[2001:db8::ffff:2]"));
        assertThat(ClientAddress.holder("2001:db8::1")).isEqualTo(ClientAddress.holder("2001:db8::ffff:1"));
        assertThat(ClientAddress.holder("2001:db8::1")).isNotEqualTo(ClientAddress.holder("2001:db8:0:1::1"));
    }
}
