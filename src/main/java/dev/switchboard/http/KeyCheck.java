package dev.switchboard.http;

import dev.switchboard.tenants.ApiKeys;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/**
 * Finds out who calls by the key the request shows. Whatever is wrong with it, the words are the same. A good key is
 * never refused because of bad ones: 256 random bits are not found by trying, and behind one proxy or office there are
 * many callers.
 */
final class KeyCheck {
    private final ApiKeys keys;
    private final Pace failed;

    /** @param failed keys that open nothing, for each address */
    KeyCheck(ApiKeys keys, Pace failed) {
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
        failed.count(ClientAddress.holder(ctx));
        return unauthorized();
    }

    private static ApiException unauthorized() {
        return new ApiException(
                HttpStatus.UNAUTHORIZED,
                "This needs a valid API key: ID.SECRET in Authorization: Bearer or in X-API-Key,"
                        + " or its halves in X-API-Key and X-API-Secret",
                Map.of("WWW-Authenticate", "Bearer"));
    }
}
