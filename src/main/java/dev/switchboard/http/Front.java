package dev.switchboard.http;

import java.time.Clock;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/** The first to see a request: gives it its correlation id and turns a malformed address away. */
final class Front extends Handler.Wrapper {
    private final Clock clock;

    Front(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String correlationId = Correlation.begin(request, response, clock);
        MDC.put(Correlation.MDC_KEY, correlationId);
        try {
            if (!WellFormed.uri(request.getHttpURI())) {
                Response.writeError(request, response, callback, 400);
                return true;
            }
            return super.handle(request, response, callback);
        } finally {
            MDC.remove(Correlation.MDC_KEY);
        }
    }
}
