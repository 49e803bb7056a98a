package dev.switchboard.http;

import dev.switchboard.tenants.ApiKeys;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/** Finds out who calls by the key the request shows. Whatever is wrong with it, the words are the same. */
final class KeyCheck {
    private final ApiKeys keys;
    private final FailedKeys failed;

    KeyCheck(ApiKeys keys, FailedKeys failed) {
        this.keys = keys;
        this.failed = failed;
    }

    /**
     * Who calls.
     *
     * @throws ApiException 401 without a key that opens anything, 429 when the address showed too many of those
     */
    Caller caller(Context ctx) {
        ShownKey shown = ShownKey.of(ctx).orElseThrow(KeyCheck::unauthorized);
        return keys.verify(shown.id(), shown.secret()).map(Caller::by).orElseThrow(() -> refuse(ctx));
    }

    private ApiException refuse(Context ctx) {
        ApiException tooMany = failed.count(ClientAddress.of(ctx));
        return tooMany == null ? unauthorized() : tooMany;
    }

    private static ApiException unauthorized() {
        return new ApiException(
                HttpStatus.UNAUTHORIZED,
                "This needs a valid API key: ID.SECRET in Authorization: Bearer or in X-API-Key,"
                        + " or its halves in X-API-Key and X-API-Secret",
                Map.of("WWW-Authenticate", "Bearer"));
    }
}
