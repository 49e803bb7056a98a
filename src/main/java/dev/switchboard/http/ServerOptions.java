package dev.switchboard.http;

import dev.switchboard.outbound.Cidr;
import java.time.Duration;
import java.util.List;

/**
 * Where the server listens and what it takes.
 *
 * @param host address to bind
 * @param port 0 for a free one, see {@link Server#port()}
 * @param maxBodyBytes most a request body may hold, unless its route reads it by {@link Bodies#read} with another limit
 * @param maxConnections open at a time; fewer where the process may not open as many files
 * @param clientTimeout how long a client may take with a request's head, with its body, and between two requests
 * @param trustedProxies who is believed about the address of a client
 */
public record ServerOptions(
        String host,
        int port,
        int maxBodyBytes,
        int maxConnections,
        Duration clientTimeout,
        List<Cidr> trustedProxies) {
    public ServerOptions {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** With the connections and the patience of {@code switchboard.yaml}. */
    public ServerOptions(String host, int port, int maxBodyBytes) {
        this(host, port, maxBodyBytes, 16_000, Duration.ofSeconds(30), List.of());
    }

    /** That address, with bodies of up to 1 MiB. */
    public static ServerOptions of(String host, int port) {
        return new ServerOptions(host, port, 1 << 20);
    }
}
