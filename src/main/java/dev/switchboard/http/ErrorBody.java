package dev.switchboard.http;

import io.javalin.http.HttpStatus;
import java.time.Instant;

/** What every error looks like. */
record ErrorBody(String error, String message, Instant timestamp, String correlationId) {

    /** @param status its phrase becomes {@code error} */
    static ErrorBody of(int status, String message, Instant timestamp, String correlationId) {
        String phrase = status == 500
                ? "Internal Server Error"
                : HttpStatus.forStatus(status).getMessage();
        return new ErrorBody(phrase, message, timestamp, correlationId);
    }
}
