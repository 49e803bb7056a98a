package dev.switchboard.outbound;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Requests and clients as the tests want them. */
final class Calls {
    static final CircuitListener NOBODY = (circuit, from, to) -> {};
    static final OutboundOptions LOCAL = OutboundOptions.defaults().allowingPrivate(true);

    private Calls() {}

    static OutboundClient client(OutboundOptions options) {
        return new OutboundClient(options, Clock.systemUTC(), NOBODY);
    }

    static OutboundRequest get(URI uri) {
        return get(uri, Duration.ofSeconds(20));
    }

    static OutboundRequest get(URI uri, Duration deadline) {
        return new OutboundRequest(
                "GET", uri, Map.of(), null, deadline, 10_000, "test", answer -> answer.status() >= 500);
    }

    static OutboundRequest post(URI uri, Map<String, String> headers, byte[] body) {
        return new OutboundRequest(
                "POST", uri, headers, body, Duration.ofSeconds(20), 10_000, "test", answer -> answer.status() >= 500);
    }

    static OutboundOptions withPool(int connections, Duration lease) {
        return new OutboundOptions(
                true, List.of(), Duration.ofSeconds(1), lease, Duration.ofSeconds(30), connections, connections);
    }
}
