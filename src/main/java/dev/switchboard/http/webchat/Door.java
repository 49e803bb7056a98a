package dev.switchboard.http.webchat;

import dev.switchboard.channels.webchat.SessionToken;
import dev.switchboard.channels.webchat.SessionTokens;
import dev.switchboard.channels.webchat.SessionTokens.BadTokenException;
import dev.switchboard.http.ApiException;
import dev.switchboard.leads.WebSessions;
import dev.switchboard.leads.WebSessions.WebSession;
import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import dev.switchboard.tenants.Site;
import dev.switchboard.tenants.TenantSites;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets pages and visitors in: the site must exist, the page must be one of its own, the token must be ours and of it. */
final class Door {
    private static final String BEARER = "Bearer ";
    private static final String PREFLIGHT_S = "7200";

    private final TenantSites sites;
    private final SessionTokens tokens;
    private final Database database;
    private final Clock clock;

    Door(TenantSites sites, SessionTokens tokens, Database database, Clock clock) {
        this.sites = sites;
        this.tokens = tokens;
        this.database = database;
        this.clock = clock;
    }

    /**
     * The site, for a page that may show it.
     *
     * @throws ApiException 404 when there is none, 403 for another page
     */
    Site site(Context ctx) {
        ctx.header("Vary", "Accept-Encoding, Origin").header("Cache-Control", "no-store");
        Site site = sites.site(ctx.pathParam("site")).orElseThrow(Problems::unknownSite);
        String origin = ctx.header("Origin");
        if (origin != null) {
            admit(ctx, site, origin);
        }
        return site;
    }

    /** As {@link #site}, for what no page does without saying where it is from. */
    Site siteOfPage(Context ctx) {
        Site site = site(ctx);
        if (ctx.header("Origin") == null) {
            throw Problems.origin("A request without Origin", site.key());
        }
        return site;
    }

    private static void admit(Context ctx, Site site, String origin) {
        if (!Origins.allow(site.origins(), origin) && !isOurOwn(ctx, origin)) {
            throw Problems.origin(plain(origin), site.key());
        }
        ctx.header("Access-Control-Allow-Origin", origin)
                .header("Access-Control-Expose-Headers", "Retry-After, X-Correlation-Id");
    }

    /** A page of this very server, such as the sandbox's. */
    private static boolean isOurOwn(Context ctx, String origin) {
        return "same-origin".equals(ctx.header("Sec-Fetch-Site")) && origin.endsWith("//" + ctx.host());
    }

    private static String plain(String origin) {
        return origin.matches("[\\w.:/*\\[\\]-]{1,200}") ? origin : "This origin";
    }

    /** What browsers ask before they let a page call. */
    void preflight(Context ctx) {
        site(ctx);
        ctx.header("Access-Control-Allow-Methods", "GET, POST")
                .header("Access-Control-Allow-Headers", "authorization, content-type, last-event-id")
                .header("Access-Control-Max-Age", PREFLIGHT_S)
                .status(HttpStatus.NO_CONTENT);
    }

    /** The visitor who calls. @throws ApiException 401 without a good token of this site, or when its session is gone */
    Visit visit(Context ctx) {
        Site site = site(ctx);
        SessionToken token = token(ctx, site)
                .orElseThrow(
                        () -> Problems.token("token_missing", "Send the session's token: Authorization: Bearer …"));
        return database.read(transaction -> session(transaction, site, token))
                .map(session -> new Visit(site, token, session))
                .orElseThrow(Problems::forgotten);
    }

    /**
     * The visitor's session; empty when it was erased or forgotten, or when somebody has signed in since the token was
     * given: who sat at the same computer before must not read on.
     */
    static Optional<WebSession> session(Transaction transaction, Site site, SessionToken token) {
        return WebSessions.find(transaction, site.userId(), token.sessionId())
                .filter(session -> session.visitor() == null || token.identified());
    }

    /** Whether who was let in may stay: the site is still there and the same user's, and the token is not over. */
    boolean isWelcome(Visit visit) {
        return clock.instant().isBefore(visit.token().expiresAt())
                && sites.site(visit.site().key())
                        .filter(site -> site.userId().equals(visit.userId()))
                        .isPresent();
    }

    /** What the token says, where there is one. @throws ApiException 401 for a bad one */
    Optional<SessionToken> token(Context ctx, Site site) {
        @Nullable String header = ctx.header("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        if (!header.startsWith(BEARER)) {
            throw Problems.token("token_invalid", "Authorization must be Bearer and the session's token");
        }
        try {
            SessionToken token = tokens.read(header.substring(BEARER.length()));
            if (!token.site().equals(site.key())) {
                throw Problems.token("token_invalid", "The token is of another site");
            }
            return Optional.of(token);
        } catch (BadTokenException e) {
            throw Problems.token(e.code(), String.valueOf(e.getMessage()));
        }
    }
}
