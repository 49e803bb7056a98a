package dev.switchboard.http;

import dev.switchboard.outbound.Cidr;
import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Where a request came from. */
public final class ClientAddress {
    private static final int NETWORK_BYTES = 8;
    private static final Pattern LITERAL =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}|[0-9a-fA-F:]*:[0-9a-fA-F:]*");

    private ClientAddress() {}

    /**
     * The address of who called. Proxies that the installation names are believed about whom they speak for; what anybody
     * else writes into {@code X-Forwarded-For} is not.
     */
    public static String of(Context ctx) {
        List<Cidr> proxies = ctx.appData(Server.PROXIES);
        String address = ctx.ip();
        if (proxies.isEmpty()) {
            return address;
        }
        List<String> path = forwarded(ctx);
        for (int i = path.size() - 1; i >= 0 && isAmong(proxies, address); i--) {
            address = path.get(i);
        }
        return address;
    }

    /** From the client to the last proxy but one, as far as the header can be read. */
    private static List<String> forwarded(Context ctx) {
        String header = ctx.header("X-Forwarded-For");
        return header == null
                ? List.of()
                : Arrays.stream(header.split(","))
                        .map(String::strip)
                        .filter(LITERAL.asMatchPredicate())
                        .toList();
    }

    private static boolean isAmong(List<Cidr> proxies, String address) {
        InetAddress parsed = parse(address);
        return proxies.stream().anyMatch(proxy -> proxy.contains(parsed));
    }

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
