package dev.switchboard.outbound;

import java.time.Duration;
import java.util.List;

/**
 * How we go out.
 *
 * @param allowPrivate lets calls go to private, loopback and other special addresses
 * @param allowed networks that may be called although they are special
 * @param connectTimeout for the name lookup, and for each address tried
 * @param leaseTimeout how long to wait for a free connection
 * @param idle how long an unused connection is kept
 * @param maxConnections in all
 * @param maxPerRoute to one scheme, host and port
 */
public record OutboundOptions(
        boolean allowPrivate,
        List<Cidr> allowed,
        Duration connectTimeout,
        Duration leaseTimeout,
        Duration idle,
        int maxConnections,
        int maxPerRoute) {

    public OutboundOptions {
        allowed = List.copyOf(allowed);
    }

    /** Public addresses only; 200 connections, 50 per route. */
    public static OutboundOptions defaults() {
        return new OutboundOptions(
                false, List.of(), Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(30), 200, 50);
    }

    public OutboundOptions allowingPrivate(boolean allow) {
        return new OutboundOptions(allow, allowed, connectTimeout, leaseTimeout, idle, maxConnections, maxPerRoute);
    }

    public OutboundOptions allowing(List<Cidr> networks) {
        return new OutboundOptions(
                allowPrivate, networks, connectTimeout, leaseTimeout, idle, maxConnections, maxPerRoute);
    }
}
