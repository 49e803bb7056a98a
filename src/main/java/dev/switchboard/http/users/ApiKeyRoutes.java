package dev.switchboard.http.users;

import dev.switchboard.http.Access;
import dev.switchboard.http.ApiException;
import dev.switchboard.http.Caller;
import dev.switchboard.http.Envelope;
import dev.switchboard.http.Routes;
import dev.switchboard.tenants.ApiKey;
import dev.switchboard.tenants.ApiKeys;
import dev.switchboard.tenants.KeyRequest;
import dev.switchboard.tenants.UserReader;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;

/** {@code /users/:user_id/api-keys}: a user's own keys, made, listed and revoked. */
public final class ApiKeyRoutes implements Routes {
    private static final String KEYS = "/users/{user_id}/api-keys";
    private static final String KEY = KEYS + "/{key_id}";

    private final ApiKeys keys;
    private final UserReader users;
    private final Clock clock;

    public ApiKeyRoutes(ApiKeys keys, UserReader users, Clock clock) {
        this.keys = keys;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post(KEYS, this::create, Access.USER_WRITE);
        routes.get(KEYS, this::list, Access.USER_READ);
        routes.get(KEY, this::one, Access.USER_READ);
        routes.delete(KEY, this::revoke, Access.USER_WRITE);
    }

    /** The only answer that holds a secret: nothing on the way may keep it. */
    private void create(Context ctx) {
        KeyRequest wanted = ApiKeyBody.read(ctx, userId(ctx), clock.instant());
        requireWithin(Caller.of(ctx), wanted);
        requireUser(wanted.userId());
        ApiKeyJson made = ApiKeyJson.of(keys.create(wanted, Caller.of(ctx).actor(ctx)));
        ctx.header("Cache-Control", "no-store");
        Envelope.answer(ctx, HttpStatus.CREATED, made);
    }

    private void list(Context ctx) {
        Envelope.ok(ctx, keys.list(userId(ctx)).stream().map(ApiKeyJson::of).toList());
    }

    private void one(Context ctx) {
        ApiKey key = keys.find(userId(ctx), ctx.pathParam("key_id")).orElseThrow(ApiKeyRoutes::notFound);
        Envelope.ok(ctx, ApiKeyJson.of(key));
    }

    private void revoke(Context ctx) {
        ApiKey key = keys.revoke(
                        userId(ctx), ctx.pathParam("key_id"), Caller.of(ctx).actor(ctx))
                .orElseThrow(ApiKeyRoutes::notFound);
        Envelope.ok(ctx, ApiKeyJson.of(key));
    }

    private static void requireWithin(Caller caller, KeyRequest wanted) {
        if (!caller.scopes().containsAll(wanted.scopes())) {
            throw new ApiException(HttpStatus.FORBIDDEN, "scopes must not go beyond those of the key that asks");
        }
    }

    /** Who gets here without owning the user's data runs the installation, so this tells nobody else who exists. */
    private void requireUser(String userId) {
        if (!userId.equals(ApiKey.ADMIN) && !users.exists(userId)) {
            throw ApiException.notFound("User not found");
        }
    }

    private static ApiException notFound() {
        return ApiException.notFound("API key not found");
    }

    private static String userId(Context ctx) {
        return ctx.pathParam("user_id");
    }
}
