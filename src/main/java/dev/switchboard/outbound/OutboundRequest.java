package dev.switchboard.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One call to somebody else's server.
 *
 * @param uri absolute, http or https
 * @param body null for none; its content type is a header like any other
 * @param deadline for everything together, from waiting for a connection to the last byte of the answer
 * @param maxResponseBytes a longer answer is {@link OutboundResult.TooLarge}
 * @param circuit name of the circuit it runs under: calls that fail together share one
 * @param failed which answers count against the circuit; calls without a whole answer always do
 */
public record OutboundRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        byte @Nullable [] body,
        Duration deadline,
        int maxResponseBytes,
        String circuit,
        Predicate<OutboundResult.Answered> failed) {

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    /** Without address, headers and body, which may hold tokens and what a customer wrote. */
    @Override
    public String toString() {
        return "OutboundRequest[" + method + " circuit=" + circuit + "]";
    }
}
