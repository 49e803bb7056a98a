package dev.switchboard.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The words by which the programs that call some of our routes tell their errors apart. */
public final class ErrorCodes {
    private static final String ATTRIBUTE = "switchboard-error-codes";

    private ErrorCodes() {}

    /**
     * From here on, an error of this request that brings no word of its own gets one by its status.
     *
     * @param words null for a status that says enough
     */
    public static void use(Context ctx, Function<HttpStatus, @Nullable String> words) {
        ctx.attribute(ATTRIBUTE, words);
    }

    static @Nullable String of(Context ctx, int status) {
        Function<HttpStatus, @Nullable String> words = ctx.attribute(ATTRIBUTE);
        return words == null ? null : words.apply(HttpStatus.forStatus(status));
    }
}
