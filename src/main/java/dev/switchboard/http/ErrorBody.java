package dev.switchboard.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every error looks like. */
record ErrorBody(
        String error,
        String message,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,

        Instant timestamp,
        String correlationId) {

    /** @param status its phrase becomes {@code error} */
    static ErrorBody of(int status, String message, Instant timestamp, String correlationId) {
        return of(status, message, null, timestamp, correlationId);
    }

    /** @param code what programs can tell it by; null where the status says enough */
    static ErrorBody of(int status, String message, @Nullable String code, Instant timestamp, String correlationId) {
        String phrase = status == 500
                ? "Internal Server Error"
                : HttpStatus.forStatus(status).getMessage();
        return new ErrorBody(phrase, message, code, timestamp, correlationId);
    }
}
