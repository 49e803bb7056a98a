package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.ApiException;
import dev.switchboard.http.Bodies;
import dev.switchboard.http.Parameters;
import dev.switchboard.tenants.KeyRequest;
import dev.switchboard.tenants.KeyScope;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code {name, scopes, expires_in_days?}}: the key that a caller wants. */
final class ApiKeyBody {
    private static final int MOST_BYTES = 16_384;
    private static final String SCOPES_MUST = "must be a list of read, write or both";

    private ApiKeyBody() {}

    /** @throws ApiException 400 that names the field that is wrong */
    static KeyRequest read(Context ctx, String userId, Instant now) {
        JsonNode body = Bodies.json(ctx, JsonNode.class, MOST_BYTES);
        if (!body.isObject()) {
            throw ApiException.badRequest("The body must be an object with name and scopes");
        }
        return new KeyRequest(userId, name(body.path("name")), scopes(body.path("scopes")), expiry(body, now));
    }

    private static String name(JsonNode name) {
        if (!name.isTextual() || !KeyRequest.isName(name.textValue())) {
            throw Parameters.bad("name", KeyRequest.NAME_MUST);
        }
        return name.textValue();
    }

    private static Set<KeyScope> scopes(JsonNode list) {
        List<KeyScope> scopes = new ArrayList<>();
        for (JsonNode item : list) {
            Optional<KeyScope> scope = item.isTextual() ? KeyScope.of(item.textValue()) : Optional.empty();
            scopes.add(scope.orElseThrow(() -> Parameters.bad("scopes", SCOPES_MUST)));
        }
        if (!list.isArray() || scopes.isEmpty()) {
            throw Parameters.bad("scopes", SCOPES_MUST);
        }
        return KeyScope.set(scopes);
    }

    private static @Nullable Instant expiry(JsonNode body, Instant now) {
        JsonNode days = body.path("expires_in_days");
        if (days.isMissingNode() || days.isNull()) {
            return null;
        }
        if (!days.canConvertToInt() || !days.isIntegralNumber() || !isLife(days.intValue())) {
            throw Parameters.bad("expires_in_days", "must be a whole number from 1 to " + KeyRequest.MOST_DAYS);
        }
        return now.plus(Duration.ofDays(days.intValue()));
    }

    private static boolean isLife(int days) {
        return days >= 1 && days <= KeyRequest.MOST_DAYS;
    }
}
