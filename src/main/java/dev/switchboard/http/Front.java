package dev.switchboard.http;

import java.time.Clock;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/** The first to see a request: gives it its correlation id and turns a malformed address away. */
final class Front extends Handler.Wrapper {
    /** Javalin takes it for the method: what a proxy or a cache lets through as a read would delete. */
    private static final String OVERRIDE = "X-HTTP-Method-Override";

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
            return super.handle(asItIs(request), response, callback);
        } finally {
            MDC.remove(Correlation.MDC_KEY);
        }
    }

    private static Request asItIs(Request request) {
        return request.getHeaders().contains(OVERRIDE) ? new AsItIs(request) : request;
    }

    /** A request that is of the method in its first line. */
    private static final class AsItIs extends Request.Wrapper {
        private final HttpFields headers;

        AsItIs(Request request) {
            super(request);
            headers = HttpFields.build(request.getHeaders()).remove(OVERRIDE).asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
