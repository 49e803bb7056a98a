package dev.switchboard.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request came from. */
final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    static boolean isThisMachine(String ip) {
        return parse(ip).isLoopbackAddress();
    }

    /** What one caller holds: an address, or with IPv6 the 64 bits of a network, all of which anybody is given. */
    static String holder(String ip) {
        InetAddress address = parse(ip);
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }

    /** Always a literal, so nothing is looked up. */
    private static InetAddress parse(String ip) {
        try {
            return InetAddress.getByName(ip);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the server tells no address", e);
        }
    }
}
