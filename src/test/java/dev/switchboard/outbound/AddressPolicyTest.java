package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.outbound.OutboundResult.Answered;
import dev.switchboard.outbound.OutboundResult.NotSent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private static final OutboundOptions STRICT = OutboundOptions.defaults();
    private static final NotSent REFUSED = new NotSent(NotSent.Reason.ADDRESS_REFUSED);

    private static boolean allows(OutboundOptions options, String address) throws UnknownHostException {
        return new AddressPolicy(options).allows(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2001::1",
                "2001:db8::1",
                "4000::1"
            })
    void special_addresses_are_refused(String address) throws UnknownHostException {
        assertThat(allows(STRICT, address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "157.240.1.1",
                "172.15.255.255",
                "172.32.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "2a03:2880:f12f:83:face:b00c::25de",
                "2606:4700::1111",
                "64:ff9b::1.1.1.1",
                "2002:101:101::1"
            })
    void public_addresses_are_allowed(String address) throws UnknownHostException {
        assertThat(allows(STRICT, address)).isTrue();
    }

    @Test
    void an_allowed_network_is_allowed_and_its_neighbour_is_not() throws UnknownHostException {
        OutboundOptions options = STRICT.allowing(List.of(Cidr.parse("10.1.0.0/16"), Cidr.parse("fd00:1::/32")));
        assertThat(allows(options, "10.1.255.255")).isTrue();
        assertThat(allows(options, "10.2.0.0")).isFalse();
        assertThat(allows(options, "fd00:1::5")).isTrue();
        assertThat(allows(options, "fd00:2::5")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com/8", "10.0.0.0/33", "10.0.0.0/x", "", "fd00::/129", "10.0.0.0/-1"})
    void what_is_no_network_is_said_so(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/hook",
                "http://2130706433:%d/hook",
                "http://127.1:%d/hook",
                "http://[::ffff:127.0.0.1]:%d/hook",
                "http://[::1]:%d/hook",
                "http://localhost:%d/hook"
            })
    void no_spelling_of_loopback_gets_through(String url) throws IOException {
        try (RawServer server = RawServer.that(RawServer::readHead);
                OutboundClient client = Calls.client(STRICT)) {
            URI uri = URI.create(url.formatted(server.uri().getPort()));
            assertThat(client.call(Calls.get(uri))).isEqualTo(REFUSED);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void a_name_that_resolves_to_a_private_address_among_public_ones_is_refused() {
        HostLookup rebinding = host -> new InetAddress[] {
            InetAddress.getByName("1.1.1.1"), InetAddress.getByName("127.0.0.1"),
        };
        try (OutboundClient client = new OutboundClient(STRICT, Clock.systemUTC(), Calls.NOBODY, rebinding)) {
            assertThat(client.call(Calls.get(URI.create("http://bot.example/"))))
                    .isEqualTo(REFUSED);
        }
    }

    @Test
    void the_address_that_was_checked_is_the_one_that_is_called() throws IOException {
        OutboundOptions loopback = STRICT.allowing(List.of(Cidr.parse("127.0.0.0/8")));
        HostLookup pinned = host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        try (RawServer server = RawServer.that(connection -> {
                    RawServer.readHead(connection);
                    RawServer.write(connection, "HTTP/1.1 204 No Content\r\n\r\n");
                });
                OutboundClient client = new OutboundClient(loopback, Clock.systemUTC(), Calls.NOBODY, pinned)) {
            URI uri = URI.create("http://bot.example:" + server.uri().getPort() + "/");
            assertThat(client.call(Calls.get(uri))).isInstanceOf(Answered.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://example.com/", "file:///etc/passwd", "http:///nohost", "http://u:p@example.com/", "/x"})
    void what_is_no_web_address_is_not_called(String url) {
        try (OutboundClient client = Calls.client(Calls.LOCAL)) {
            assertThat(client.call(Calls.get(URI.create(url)))).isEqualTo(new NotSent(NotSent.Reason.INVALID_REQUEST));
        }
    }
}
