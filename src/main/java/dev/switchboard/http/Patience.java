package dev.switchboard.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts connections that keep us waiting for a request. Jetty's own idle timeout begins anew with each byte, so that one
 * byte a second would hold a connection for ever. When nearly all places are taken we wait for a second only: who is
 * served meanwhile is not touched, and whoever was merely idle connects again.
 */
final class Patience extends Handler.Wrapper implements Connection.Listener {
    private static final Logger log = LoggerFactory.getLogger(Patience.class);
    private static final long WHEN_CROWDED_NANOS = Duration.ofSeconds(1).toNanos();

    private final long patienceNanos;
    private final int crowd;
    private final Map<Connection, Wait> open = new ConcurrentHashMap<>();

    /** @param maxConnections with nine tenths of them open it is crowded */
    Patience(Duration patience, int maxConnections) {
        this.patienceNanos = patience.toNanos();
        this.crowd = Math.max(1, maxConnections / 10 * 9);
    }

    /** What a connection keeps us waiting for: the head of its next request, unless one is being served. */
    private static final class Wait {
        private volatile boolean serving;
        private volatile long sinceNanos = System.nanoTime();

        void begin() {
            serving = true;
        }

        void end() {
            sinceNanos = System.nanoTime();
            serving = false;
        }

        boolean isLongerThan(long nanos) {
            return !serving && System.nanoTime() - sinceNanos > nanos;
        }
    }

    @Override
    public void onOpened(Connection connection) {
        open.put(connection, new Wait());
    }

    @Override
    public void onClosed(Connection connection) {
        open.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Wait wait = open.get(request.getConnectionMetaData().getConnection());
        if (wait != null) {
            wait.begin();
            Request.addCompletionListener(request, failure -> wait.end());
        }
        return super.handle(request, response, callback);
    }

    /** To be called every now and then. */
    void sweep() {
        long most = open.size() < crowd ? patienceNanos : Math.min(patienceNanos, WHEN_CROWDED_NANOS);
        int cut = 0;
        for (Map.Entry<Connection, Wait> entry : open.entrySet()) {
            if (entry.getValue().isLongerThan(most)) {
                entry.getKey().close();
                cut++;
            }
        }
        if (cut > 0) {
            log.debug("http.connections_cut cut={} left={}", cut, open.size());
        }
    }
}
