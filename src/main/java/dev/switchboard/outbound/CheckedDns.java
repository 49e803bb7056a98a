package dev.switchboard.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Checks addresses at the only place where checking helps: what passes here is what the socket connects to, so a name
 * that resolves to something else a moment later gains nothing.
 *
 * <p>Lookups are native calls, which would hold the carrier of a virtual thread: a few platform threads do them.
 */
final class CheckedDns implements DnsResolver, AutoCloseable {
    private static final int THREADS = 8;

    private final HostLookup lookup;
    private final AddressPolicy policy;
    private final Duration timeout;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("outbound-dns-", 0).factory());

    CheckedDns(HostLookup lookup, AddressPolicy policy, Duration timeout) {
        this.lookup = lookup;
        this.policy = policy;
        this.timeout = timeout;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookUp(withoutBrackets(host));
        for (InetAddress address : addresses) {
            if (!policy.allows(address)) {
                throw new RefusedAddressException();
            }
        }
        return addresses;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        Future<InetAddress[]> answer = threads.submit(() -> lookup.addresses(host));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw notFound("no such host");
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw notFound("lookup took too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notFound("interrupted");
        }
    }

    private static UnknownHostException notFound(String why) {
        return new UnknownHostException(why);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** An address we do not go to. */
    static final class RefusedAddressException extends UnknownHostException {
        RefusedAddressException() {
            super("address refused");
        }
    }
}
