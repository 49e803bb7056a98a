package dev.switchboard.http;

import dev.switchboard.tenants.Actor;
import dev.switchboard.tenants.ApiKey;
import dev.switchboard.tenants.KeyScope;
import io.javalin.http.Context;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param id of the key; {@code open} where none is asked for
 * @param userId whose data it may touch; null for everybody's
 */
public record Caller(String id, @Nullable String userId, Set<KeyScope> scopes) {
    /** Anybody, in open mode. */
    static final Caller OPEN = new Caller("open", null, KeyScope.all());

    private static final String ATTRIBUTE = "dev.switchboard.caller";

    static Caller by(ApiKey key) {
        return new Caller(key.keyId(), key.isAdmin() ? null : key.userId(), key.scopes());
    }

    /** Who calls this route. Not to be asked on a public one, where nobody shows a key. */
    public static Caller of(Context ctx) {
        Caller caller = ctx.attribute(ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException(Errors.route(ctx) + " does not ask who calls");
        }
        return caller;
    }

    /** Whether it may act for every user. */
    public boolean isAdmin() {
        return userId == null;
    }

    /** Whether what that user has is its business. */
    public boolean mayActFor(String user) {
        return userId == null || userId.equals(user);
    }

    /** How the audit names it. */
    public Actor actor(Context ctx) {
        return new Actor(id, Correlation.of(ctx));
    }

    void attachTo(Context ctx) {
        ctx.attribute(ATTRIBUTE, this);
    }
}
