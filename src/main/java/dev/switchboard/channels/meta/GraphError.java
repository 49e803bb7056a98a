package dev.switchboard.channels.meta;

import org.jspecify.annotations.Nullable;

/**
 * Meta's error envelope. Its {@code code} and {@code details} are what one may build on, not the HTTP status: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">Error codes</a>.
 */
record GraphError(int code, @Nullable Integer subcode, boolean isTransient, String reason) {

    /** The envelope of an answer; null when there is none that can be read. */
    static @Nullable GraphError in(JsonSlice answer) {
        JsonSlice error = answer.get("error");
        Integer code = error == null ? null : number(error.textAt("code"));
        return error == null || code == null
                ? null
                : new GraphError(
                        code, number(error.textAt("error_subcode")), error.isTrue("is_transient"), reasonIn(error));
    }

    private static String reasonIn(JsonSlice error) {
        String details = error.textAt("error_data", "details");
        String forUsers = details != null ? details : error.textAt("error_user_msg");
        String reason = forUsers != null ? forUsers : error.textAt("message");
        return reason != null ? reason : "no reason given";
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }
}
