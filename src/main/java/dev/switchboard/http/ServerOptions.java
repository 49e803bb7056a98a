package dev.switchboard.http;

/**
 * Where the server listens and what it takes.
 *
 * @param host address to bind
 * @param port 0 for a free one, see {@link Server#port()}
 * @param maxBodyBytes most a request body may hold, unless its route reads it by {@link Bodies#read} with another limit
 */
public record ServerOptions(String host, int port, int maxBodyBytes) {

    /** That address, with bodies of up to 1 MiB. */
    public static ServerOptions of(String host, int port) {
        return new ServerOptions(host, port, 1 << 20);
    }
}
