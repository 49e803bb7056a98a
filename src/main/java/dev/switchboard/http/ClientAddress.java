package dev.switchboard.http;

import dev.switchboard.outbound.Cidr;
import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a request came from. */
public final class ClientAddress {
    private static final int NETWORK_BYTES = 8;
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    /** As proxies write it, some with the port. */
    private static final Pattern HOP = Pattern.compile("(?<four>(?:" + OCTET + "\\.){3}" + OCTET + ")(?::\\d{1,5})?"
            + "|\\[(?<boxed>[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)](?::\\d{1,5})?|(?<six>[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)");

    private ClientAddress() {}

    /**
     * The address of who called. Proxies that the installation names are believed about whom they speak for; what anybody
     * else writes into {@code X-Forwarded-For} is not.
     */
    public static String of(Context ctx) {
        return of(ctx.ip(), Collections.list(ctx.req().getHeaders("X-Forwarded-For")), ctx.appData(Server.PROXIES));
    }

    /**
     * The same, of what a request says.
     *
     * @param forwarded every line of the header: some proxies add one of their own below what the client wrote
     */
    static String of(String peer, List<String> forwarded, List<Cidr> proxies) {
        String address = peer;
        List<String> path = forwarded.stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
        for (int i = path.size() - 1; i >= 0 && isAmong(proxies, address); i--) {
            Optional<String> hop = address(path.get(i));
            if (hop.isEmpty()) {
                break; // what stands left of it was not written by anybody we know
            }
            address = hop.get();
        }
        return address;
    }

    private static Optional<String> address(String hop) {
        Matcher parts = HOP.matcher(hop);
        return parts.matches()
                ? Stream.of("four", "boxed", "six")
                        .map(parts::group)
                        .filter(Objects::nonNull)
                        .filter(ClientAddress::isLiteral)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isLiteral(String ip) {
        try {
            return InetAddress.getByName(ip) != null; // digits and colons alone are never looked up
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isAmong(List<Cidr> proxies, String address) {
        if (proxies.isEmpty()) {
            return false;
        }
        InetAddress parsed = parse(address);
        return proxies.stream().anyMatch(proxy -> proxy.contains(parsed));
    }

    static boolean isThisMachine(String ip) {
        return parse(ip).isLoopbackAddress();
    }

    /** What the caller holds, to count by: see {@link #holder(String)}. */
    public static String holder(Context ctx) {
        return holder(of(ctx));
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
