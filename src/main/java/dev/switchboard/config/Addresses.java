package dev.switchboard.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** What is an address on the network. Nothing is looked up. */
final class Addresses {
    private static final Pattern NETWORK = Pattern.compile("([0-9a-fA-F:.]+)/(\\d{1,3})");
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)");

    private Addresses() {}

    static boolean isHttp(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isNetwork(String text) {
        var match = NETWORK.matcher(text);
        return match.matches() && Integer.parseInt(match.group(2)) <= bits(match.group(1));
    }

    /** Whether only this machine can reach a server that listens there. */
    static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || (host.startsWith("127.") && bits(host) == 32);
    }

    private static int bits(String address) {
        if (IPV4.matcher(address).matches()) {
            return 32;
        }
        return isIpv6(address) ? 128 : -1;
    }

    private static boolean isIpv6(String address) {
        try {
            // In brackets it is taken as a literal and never looked up.
            return address.contains(":") && InetAddress.getByName("[" + address + "]") != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
