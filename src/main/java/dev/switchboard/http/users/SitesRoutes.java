package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.http.Access;
import dev.switchboard.http.ApiException;
import dev.switchboard.http.Bodies;
import dev.switchboard.http.Caller;
import dev.switchboard.http.Envelope;
import dev.switchboard.http.Routes;
import dev.switchboard.tenants.Change;
import dev.switchboard.tenants.Site;
import dev.switchboard.tenants.TenantSites;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;

/** {@code /users/:user_id/sites}: the web sites that show a user's chat widget. */
public final class SitesRoutes implements Routes {
    private static final String SITES = "/users/{user_id}/sites";
    private static final String SITE = SITES + "/{site}";
    private static final int MOST_BYTES = 64 * 1024;

    private final TenantSites sites;

    public SitesRoutes(TenantSites sites) {
        this.sites = sites;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(SITES, this::list, Access.USER_READ);
        routes.get(SITE, this::one, Access.USER_READ);
        routes.put(SITE, this::put, Access.USER_WRITE);
        routes.delete(SITE, this::delete, Access.USER_WRITE);
    }

    private void list(Context ctx) {
        Envelope.ok(
                ctx,
                sites.of(ctx.pathParam("user_id")).stream().map(this::shown).toList());
    }

    private void one(Context ctx) {
        Envelope.ok(
                ctx,
                sites.find(ctx.pathParam("user_id"), ctx.pathParam("site"))
                        .map(this::shown)
                        .orElseThrow(() -> ApiException.notFound("Site not found")));
    }

    private void put(Context ctx) {
        String userId = ctx.pathParam("user_id");
        String key = ctx.pathParam("site");
        sites.obstacle(userId, key).ifPresent(Changes::done);
        ObjectNode body = Bodies.json(ctx, ObjectNode.class, MOST_BYTES);
        Change<Site> change = sites.put(
                userId,
                key,
                known -> SiteBody.read(userId, key, body, known.orElse(null)),
                Caller.of(ctx).actor(ctx));
        Change.Done<Site> done = Changes.done(change);
        Envelope.answer(ctx, done.created() ? HttpStatus.CREATED : HttpStatus.OK, shown(done.changed()));
    }

    private void delete(Context ctx) {
        Change<Site> change = sites.delete(
                ctx.pathParam("user_id"), ctx.pathParam("site"), Caller.of(ctx).actor(ctx));
        Envelope.ok(ctx, SiteJson.of(Changes.done(change).changed(), null));
    }

    private SiteJson shown(Site site) {
        return SiteJson.of(site, sites.declaredIn(site.key()).orElse(null));
    }
}
