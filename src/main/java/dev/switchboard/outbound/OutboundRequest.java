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
 * @param leaving called once a connection stands and before the first byte leaves; what it throws stops the call
 * @param failed which answers count against the circuit; calls without a whole answer always do
 * @param reading how an answer is read that comes in pieces; null to wait for every answer as a whole
 */
public record OutboundRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        byte @Nullable [] body,
        Duration deadline,
        int maxResponseBytes,
        String circuit,
        Predicate<OutboundResult.Answered> failed,
        Runnable leaving,
        @Nullable Reading reading) {

    /**
     * Reads an answer as it comes. The deadline then holds up to its beginning only.
     *
     * @param idle the longest wait for more of it
     * @param total for everything together, as the deadline is for other answers
     */
    public record Reading(BodyReader reader, Duration idle, Duration total) {}

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    /** A call nobody needs to know the leaving of. */
    public OutboundRequest(
            String method,
            URI uri,
            Map<String, String> headers,
            byte @Nullable [] body,
            Duration deadline,
            int maxResponseBytes,
            String circuit,
            Predicate<OutboundResult.Answered> failed) {
        this(method, uri, headers, body, deadline, maxResponseBytes, circuit, failed, () -> {}, null);
    }

    /** The same call, telling somebody just before it leaves. */
    public OutboundRequest whenLeaving(Runnable told) {
        return new OutboundRequest(
                method, uri, headers, body, deadline, maxResponseBytes, circuit, failed, told, reading);
    }

    /** The same call, whose answer may come in pieces. */
    public OutboundRequest readingWith(Reading pieces) {
        return new OutboundRequest(
                method, uri, headers, body, deadline, maxResponseBytes, circuit, failed, leaving, pieces);
    }

    /** Without address, headers and body, which may hold tokens and what a customer wrote. */
    @Override
    public String toString() {
        return "OutboundRequest[" + method + " circuit=" + circuit + "]";
    }
}
