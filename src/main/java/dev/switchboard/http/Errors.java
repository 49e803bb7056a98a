package dev.switchboard.http;

import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.switchboard.store.Rarely;
import dev.switchboard.store.StoreUnavailableException;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.Endpoint;
import io.javalin.router.EndpointNotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a handler throws into the one shape of errors. */
final class Errors {
    static final String OUR_FAULT = "Something went wrong on our side";
    /** Seconds after which a refused request is worth another try. */
    static final String RETRY_AFTER_S = "2";

    private static final Logger log = LoggerFactory.getLogger(Errors.class);
    private static final String NOT_JSON = "The body is not the JSON that was expected";

    private Errors() {}

    static void addTo(JavalinConfig config, Clock clock) {
        var routes = config.routes;
        Rarely refusals = new Rarely();
        routes.exception(ApiException.class, Errors::api);
        routes.exception(EndpointNotFound.class, (e, ctx) -> write(ctx, 404, "There is nothing at this address"));
        routes.exception(MethodNotAllowedResponse.class, Errors::method);
        routes.exception(HttpResponseException.class, Errors::javalin);
        routes.exception(StreamReadException.class, (e, ctx) -> write(ctx, 400, NOT_JSON));
        routes.exception(MismatchedInputException.class, (e, ctx) -> write(ctx, 400, NOT_JSON));
        routes.exception(StoreUnavailableException.class, (e, ctx) -> unavailable(ctx, refusals));
        routes.exception(Exception.class, Errors::other);
        config.router.javaLangErrorHandler((response, error) -> fatal(response, error, clock));
    }

    /** Answers with an error: the status, its phrase and these words. */
    static void write(Context ctx, int status, String message) {
        write(ctx, status, message, null);
    }

    private static void write(Context ctx, int status, String message, @Nullable String code) {
        Clock clock = ctx.appData(Server.CLOCK);
        String word = code == null ? ErrorCodes.of(ctx, status) : code;
        ErrorBody body = ErrorBody.of(status, message, word, clock.instant(), Correlation.of(ctx));
        ctx.status(status).contentType("application/json").result(Json.bytes(body));
    }

    private static void api(ApiException e, Context ctx) {
        e.headers().forEach(ctx::header);
        write(ctx, e.status().getCode(), String.valueOf(e.getMessage()), e.code());
    }

    /** A known address without this method. OPTIONS asks for just that and is no error. */
    private static void method(MethodNotAllowedResponse e, Context ctx) {
        ctx.header("Allow", allowed(e.getDetails()));
        if (ctx.method().equals(HandlerType.OPTIONS)) {
            ctx.status(HttpStatus.NO_CONTENT);
        } else {
            write(ctx, 405, "This address does not take " + ctx.method());
        }
    }

    private static String allowed(Map<String, String> details) {
        String methods = String.join(", ", details.values());
        return methods.contains("OPTIONS") ? methods : methods + ", OPTIONS";
    }

    private static void javalin(HttpResponseException e, Context ctx) {
        write(ctx, e.getStatus(), String.valueOf(e.getMessage()));
    }

    private static void unavailable(Context ctx, Rarely refusals) {
        long refused = refusals.due(1);
        if (refused > 0) {
            log.warn("http.store_unavailable method={} route={} requests={}", Methods.of(ctx), route(ctx), refused);
        }
        ctx.header("Retry-After", RETRY_AFTER_S);
        write(ctx, 503, "The store cannot take this now, try again");
    }

    private static void other(Exception e, Context ctx) {
        if (e instanceof HttpException refused && refused.getCode() < 500) {
            write(
                    ctx,
                    refused.getCode(),
                    HttpStatus.forStatus(refused.getCode()).getMessage());
            return;
        }
        log.error(
                "http.failed correlation_id={} method={} route={}",
                Correlation.of(ctx),
                Methods.of(ctx),
                route(ctx),
                Wordless.of(e));
        write(ctx, 500, OUR_FAULT);
    }

    /** Javalin hands over only the response: the headers hold what is needed of the request. */
    private static void fatal(HttpServletResponse response, Error error, Clock clock) {
        String id = String.valueOf(response.getHeader(Correlation.HEADER));
        log.error("http.failed correlation_id={}", id, Wordless.of(error));
        response.setStatus(500);
        response.setContentType("application/json");
        try {
            response.getOutputStream().write(Json.bytes(ErrorBody.of(500, OUR_FAULT, clock.instant(), id)));
        } catch (IOException e) {
            log.debug("http.client_gone correlation_id={}", id);
        }
    }

    /** The pattern of the route, which names nobody. */
    static String route(Context ctx) {
        Endpoint endpoint = ctx.endpoints().matchedHttpEndpoint();
        return endpoint == null ? "unmatched" : endpoint.path;
    }
}
