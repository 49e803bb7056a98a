package dev.switchboard.http;

import io.javalin.http.HttpStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The caller gets this status and these words. The words are public: nothing secret or personal in them. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final transient Map<String, String> headers;
    private final @Nullable String code;

    /** @param headers of the response, e.g. {@code Retry-After} */
    public ApiException(HttpStatus status, String message, Map<String, String> headers) {
        this(status, message, headers, null);
    }

    private ApiException(HttpStatus status, String message, Map<String, String> headers, @Nullable String code) {
        super(message, null, false, false);
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.code = code;
    }

    public ApiException(HttpStatus status, String message) {
        this(status, message, Map.of());
    }

    /** 400: what is wrong with the request, naming the parameter or field. */
    public static ApiException badRequest(String message) {
        return new ApiException(HttpStatus.BAD_REQUEST, message);
    }

    /** 404, e.g. {@code Lead not found}. */
    public static ApiException notFound(String message) {
        return new ApiException(HttpStatus.NOT_FOUND, message);
    }

    /** 409: what is in the way. */
    public static ApiException conflict(String message) {
        return new ApiException(HttpStatus.CONFLICT, message);
    }

    /** The same, with a word that programs can tell it by. */
    public ApiException coded(String word) {
        return new ApiException(status, String.valueOf(getMessage()), headers, word);
    }

    /** What programs can tell it by; null where the status says enough. */
    public @Nullable String code() {
        return code;
    }

    public HttpStatus status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
