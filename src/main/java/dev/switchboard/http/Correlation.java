package dev.switchboard.http;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * The id that ties an answer to its log lines: the caller's {@code X-Correlation-Id} when it is 1 to 128 printable ASCII
 * characters, else our own.
 */
public final class Correlation {
    /** Request and response header. */
    public static final String HEADER = "X-Correlation-Id";
    /** Key of the logging context of the request's thread. */
    public static final String MDC_KEY = "correlation_id";

    private static final String ATTRIBUTE = "dev.switchboard.correlation_id";
    private static final int LONGEST = 128;
    private static final long RANDOMS = 36L * 36 * 36 * 36 * 36 * 36 * 36 * 36 * 36;

    private Correlation() {}

    /** The id of the request. */
    public static String of(Context ctx) {
        Object id = ctx.req().getAttribute(ATTRIBUTE);
        return id == null ? "" : id.toString();
    }

    /** The id of the request, given to it now unless it has one; the response carries it from here on. */
    static String begin(Request request, Response response, Clock clock) {
        Object known = request.getAttribute(ATTRIBUTE);
        String id = known == null ? choose(request.getHeaders().get(HEADER), clock) : known.toString();
        request.setAttribute(ATTRIBUTE, id);
        response.getHeaders().put(HEADER, id);
        return id;
    }

    private static String choose(@Nullable String given, Clock clock) {
        return given != null && isUsable(given) ? given : make(clock);
    }

    private static boolean isUsable(String id) {
        return !id.isBlank() && id.length() <= LONGEST && id.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static String make(Clock clock) {
        return clock.millis() + "-" + Long.toString(ThreadLocalRandom.current().nextLong(RANDOMS), 36);
    }
}
