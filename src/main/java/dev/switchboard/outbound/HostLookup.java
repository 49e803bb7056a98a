package dev.switchboard.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns the host of a URL, a name or any form of literal, into addresses. */
@FunctionalInterface
public interface HostLookup {
    InetAddress[] addresses(String host) throws UnknownHostException;

    /** The operating system's. */
    static HostLookup system() {
        return InetAddress::getAllByName;
    }
}
