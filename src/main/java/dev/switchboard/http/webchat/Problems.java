package dev.switchboard.http.webchat;

import dev.switchboard.http.ApiException;
import dev.switchboard.http.ErrorCodes;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

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

    /** The handler, whose errors all have a word; but for our own faults. */
    static Handler coded(Handler handler) {
        return ctx -> {
            ErrorCodes.use(ctx, Problems::wordFor);
            handler.handle(ctx);
        };
    }

    private static @Nullable String wordFor(HttpStatus status) {
        return switch (status) {
            case CONTENT_TOO_LARGE -> "too_long";
            case TOO_MANY_REQUESTS -> "rate_limited";
            case NOT_FOUND -> "unknown_site";
            case SERVICE_UNAVAILABLE -> "unavailable";
            default -> status.getCode() < 500 ? "invalid_request" : null;
        };
    }
}
