package dev.switchboard.http;

import dev.switchboard.http.RateLimit.Standing;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what is asked of one user's data in a minute: reads of leads, and writes apart from them. Stands behind the
 * {@link KeyGuard}, so that nobody uses up what is another's. Each answer it counts tells where the user stands, in the
 * fields of the <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">IETF draft</a> and in the
 * older ones that clients know.
 */
public final class RateLimits implements Routes {
    private static final String LEADS = "/users/{user_id}/leads";
    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD);

    private final RateLimit reads;
    private final RateLimit writes;
    private final Clock clock;

    /**
     * @param leadsReads reads of leads a minute that a user has; 0 for no limit
     * @param writes the same for what changes anything
     */
    public RateLimits(ToIntFunction<String> leadsReads, ToIntFunction<String> writes, Clock clock) {
        ForwardTime time = new ForwardTime(clock);
        this.reads = new RateLimit("leads-reads", leadsReads, time);
        this.writes = new RateLimit("writes", writes, time);
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.beforeMatched(this::check);
    }

    private void check(Context ctx) {
        String user = ctx.pathParamMap().get("user_id");
        RateLimit limit = limitOf(ctx);
        if (user == null || limit == null) {
            return;
        }
        int quota = limit.quotaOf(user);
        if (quota > 0) {
            apply(ctx, limit.count(user, quota));
        }
    }

    private @Nullable RateLimit limitOf(Context ctx) {
        if (ctx.routeRoles().contains(Access.USER_WRITE)) {
            return writes;
        }
        return READS.contains(ctx.method()) && Errors.route(ctx).startsWith(LEADS) ? reads : null;
    }

    private void apply(Context ctx, Standing standing) {
        tell(ctx, standing);
        if (!standing.isWithin()) {
            throw new ApiException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "This user's %d %s a minute are used up, try again in %d s"
                            .formatted(standing.quota(), standing.name().replace('-', ' '), standing.resetS()),
                    Map.of("Retry-After", Long.toString(standing.resetS())));
        }
    }

    private void tell(Context ctx, Standing standing) {
        String policy = '"' + standing.name() + '"';
        ctx.header("RateLimit-Policy", policy + ";q=" + standing.quota() + ";w=" + RateLimit.WINDOW.toSeconds());
        ctx.header("RateLimit", policy + ";r=" + standing.remaining() + ";t=" + standing.resetS());
        ctx.header("X-RateLimit-Limit", Integer.toString(standing.quota()));
        ctx.header("X-RateLimit-Remaining", Long.toString(standing.remaining()));
        ctx.header("X-RateLimit-Reset", Long.toString(clock.instant().getEpochSecond() + standing.resetS()));
    }
}
