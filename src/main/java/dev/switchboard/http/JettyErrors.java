package dev.switchboard.http;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what the server refuses before any route sees it, in the shape of every other error. */
final class JettyErrors implements Request.Handler {
    private static final Logger log = LoggerFactory.getLogger(JettyErrors.class);
    private static final Map<Integer, String> MESSAGES = Map.of(
            400, "The request is malformed",
            404, "There is nothing at this address",
            408, "The request took too long to arrive",
            413, "The body is too large",
            414, "The address is too long",
            431, "The headers are too large",
            500, Errors.OUR_FAULT,
            503, "The server is stopping");

    private final Clock clock;

    JettyErrors(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String id = Correlation.begin(request, response, clock);
        log.debug("http.refused method={} status={}", Methods.of(request.getMethod()), status);
        if (status == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, Errors.RETRY_AFTER_S);
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        ErrorBody body = ErrorBody.of(status, message(status), clock.instant(), id);
        response.write(true, ByteBuffer.wrap(Json.bytes(body)), callback);
        return true;
    }

    private static String message(int status) {
        return MESSAGES.getOrDefault(status, "The request is refused");
    }
}
