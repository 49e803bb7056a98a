package dev.switchboard.http.webchat;

import dev.switchboard.http.ApiException;
import dev.switchboard.store.StoreUnavailableException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.Map;

/** What can be wrong with a call of the widget, each with the word the widget knows it by. */
final class Problems {
    private Problems() {}

    static ApiException invalid(String message) {
        return ApiException.badRequest(message).coded("invalid_request");
    }

    static ApiException token(String code, String message) {
        return new ApiException(HttpStatus.UNAUTHORIZED, message).coded(code);
    }

    /** The visitor was erased, or never wrote and was forgotten. */
    static ApiException forgotten() {
        return token("token_invalid", "This session is kept no more: begin a new one");
    }

    static ApiException origin(String origin, String site) {
        return new ApiException(
                        HttpStatus.FORBIDDEN,
                        origin + " may not show the widget of site " + site + ": add it to the site's origins")
                .coded("origin_not_allowed");
    }

    static ApiException identity(String message) {
        return new ApiException(HttpStatus.FORBIDDEN, message).coded("identity_refused");
    }

    static ApiException unknownSite() {
        return ApiException.notFound("No site has this key").coded("unknown_site");
    }

    static ApiException noConversation() {
        return ApiException.notFound("There is no conversation yet").coded("no_conversation");
    }

    static ApiException tooLong(int characters) {
        return new ApiException(HttpStatus.CONTENT_TOO_LARGE, "text must have at most " + characters + " characters")
                .coded("too_long");
    }

    /** The handler, whose errors all have a word. */
    static Handler coded(Handler handler) {
        return ctx -> run(handler, ctx);
    }

    private static void run(Handler handler, Context ctx) throws Exception {
        try {
            handler.handle(ctx);
        } catch (ApiException e) {
            throw e.code() == null ? e.coded(wordFor(e.status())) : e;
        } catch (StoreUnavailableException e) {
            throw new ApiException(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "The store cannot take this now, try again",
                            Map.of("Retry-After", "2"))
                    .coded("unavailable");
        }
    }

    private static String wordFor(HttpStatus status) {
        return switch (status) {
            case CONTENT_TOO_LARGE -> "too_long";
            case TOO_MANY_REQUESTS -> "rate_limited";
            case NOT_FOUND -> "unknown_site";
            case SERVICE_UNAVAILABLE -> "unavailable";
            default -> "invalid_request";
        };
    }
}
