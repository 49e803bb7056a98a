package dev.switchboard.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses a call may go to. A URL that a user typed must not reach our own network or the cloud's metadata
 * service. The networks are those that IANA lists as <a
 * href="https://www.iana.org/assignments/iana-ipv4-special-registry/">special for IPv4</a> and <a
 * href="https://www.iana.org/assignments/iana-ipv6-special-registry/">for IPv6</a>.
 */
final class AddressPolicy {
    private static final List<Cidr> SPECIAL_V4 = cidrs(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Everything outside this is loopback, local, mapped, multicast or not assigned. */
    private static final Cidr GLOBAL_V6 = Cidr.parse("2000::/3");

    private static final List<Cidr> SPECIAL_V6 = cidrs("2001::/23", "2001:db8::/32", "3fff::/20");
    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");

    private final boolean allowPrivate;
    private final List<Cidr> allowed;

    AddressPolicy(OutboundOptions options) {
        this.allowPrivate = options.allowPrivate();
        this.allowed = options.allowed();
    }

    boolean allows(InetAddress address) {
        return allowPrivate || anyContains(allowed, address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        if (address instanceof Inet4Address) {
            return !anyContains(SPECIAL_V4, address);
        }
        if (NAT64.contains(address)) {
            return isPublic(embedded(address, 12));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return isPublic(embedded(address, 2));
        }
        return GLOBAL_V6.contains(address) && !anyContains(SPECIAL_V6, address);
    }

    private static InetAddress embedded(InetAddress address, int at) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), at, at + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean anyContains(List<Cidr> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Cidr> cidrs(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }
}
