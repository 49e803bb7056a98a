package dev.switchboard.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * Calls other people's servers: never twice, never beyond the deadline, never to an address it should not, and not at
 * all while the circuit is open. Blocks; made for virtual threads. Headers and bodies are logged nowhere.
 */
public final class OutboundClient implements AutoCloseable {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Circuits circuits;
    private final CheckedDns dns;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("outbound-deadline").factory());

    public OutboundClient(OutboundOptions options, Clock clock, CircuitListener listener) {
        this(options, clock, listener, HostLookup.system());
    }

    public OutboundClient(OutboundOptions options, Clock clock, CircuitListener listener, HostLookup lookup) {
        WireLog.silence();
        this.circuits = new Circuits(clock, listener);
        this.dns = new CheckedDns(lookup, new AddressPolicy(options), options.connectTimeout());
        this.client = HttpPool.open(options, dns);
        alarms.setRemoveOnCancelPolicy(true);
    }

    /** Makes the call once. What went wrong is a result, not an exception. */
    public OutboundResult call(OutboundRequest request) {
        return circuits.named(request.circuit()).guard(() -> exchange(request), request.failed());
    }

    private OutboundResult exchange(OutboundRequest request) {
        return isCallable(request)
                ? new Exchange(request).run(client, alarms)
                : new OutboundResult.NotSent(OutboundResult.NotSent.Reason.INVALID_REQUEST);
    }

    private static boolean isCallable(OutboundRequest request) {
        String scheme = request.uri().getScheme();
        String authority = request.uri().getRawAuthority();
        return scheme != null
                && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
                && authority != null
                && authority.indexOf('@') < 0;
    }

    /** Every circuit that was ever used, as it stands now. */
    public List<CircuitSnapshot> circuits() {
        return circuits.snapshot();
    }

    @Override
    public void close() {
        alarms.shutdownNow();
        dns.close();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
