package dev.switchboard.http;

import dev.switchboard.tenants.ApiKeys;
import dev.switchboard.tenants.KeyScope;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands before every route and lets in whom its {@link Access} allows. Nothing is looked up of the user in the path. */
public final class KeyGuard implements Routes {
    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final Function<Context, Caller> callers;

    private KeyGuard(Function<Context, Caller> callers) {
        this.callers = callers;
    }

    /** Lets everybody do everything: for a server that only this machine can reach. */
    public static KeyGuard open() {
        return new KeyGuard(ctx -> Caller.OPEN);
    }

    /** Asks for a key. @param failedPerMinute keys that open nothing, of one address; 0 for no limit */
    public static KeyGuard requiring(ApiKeys keys, int failedPerMinute, Clock clock) {
        Pace failed = new Pace(failedPerMinute, "Too many keys from this address that open nothing", clock);
        return new KeyGuard(new KeyCheck(keys, failed)::caller);
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.beforeMatched(this::check);
        routes.wsBeforeUpgrade(this::check);
    }

    private void check(Context ctx) {
        switch (access(ctx)) {
            case PUBLIC -> {}
            case SANDBOX -> requireThisMachine(ctx);
            case USER_READ -> requireUser(ctx, KeyScope.READ);
            case USER_WRITE -> requireUser(ctx, KeyScope.WRITE);
            case ADMIN -> requireAdmin(ctx);
        }
    }

    /** What names no access was not added by us: nobody but who runs the installation gets near it. */
    private static Access access(Context ctx) {
        return ctx.routeRoles().stream()
                .filter(Access.class::isInstance)
                .map(Access.class::cast)
                .findFirst()
                .orElse(Access.ADMIN);
    }

    private void requireUser(Context ctx, KeyScope scope) {
        Caller caller = callers.apply(ctx);
        @Nullable String user = ctx.pathParamMap().get("user_id");
        if (user != null && !caller.mayActFor(user)) {
            throw forbidden("This key is for another user");
        }
        requireScope(caller, scope);
        caller.attachTo(ctx);
    }

    private void requireAdmin(Context ctx) {
        Caller caller = callers.apply(ctx);
        if (!caller.isAdmin()) {
            throw forbidden("This needs an admin key");
        }
        requireScope(caller, READS.contains(ctx.method()) ? KeyScope.READ : KeyScope.WRITE);
        caller.attachTo(ctx);
    }

    private static void requireScope(Caller caller, KeyScope scope) {
        if (!caller.scopes().contains(scope)) {
            throw forbidden("This key has no " + scope.wire() + " scope");
        }
    }

    private static void requireThisMachine(Context ctx) {
        if (!ClientAddress.isThisMachine(ctx.ip())) {
            throw forbidden("The sandbox answers this machine only");
        }
    }

    private static ApiException forbidden(String message) {
        return new ApiException(HttpStatus.FORBIDDEN, message);
    }
}
