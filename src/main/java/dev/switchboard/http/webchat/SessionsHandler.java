package dev.switchboard.http.webchat;

import dev.switchboard.channels.webchat.SessionToken;
import dev.switchboard.channels.webchat.SessionTokens;
import dev.switchboard.channels.webchat.WebchatBody;
import dev.switchboard.http.ClientAddress;
import dev.switchboard.http.Pace;
import dev.switchboard.http.webchat.SessionBody.Identity;
import dev.switchboard.leads.WebSessions;
import dev.switchboard.leads.WebSessions.WebSession;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import dev.switchboard.tenants.Site;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins sessions, renews their tokens, and learns from the site who a visitor is. */
final class SessionsHandler {
    private static final int MOST_BYTES = 64 * 1024;

    private final Door door;
    private final SessionTokens tokens;
    private final Database database;
    private final Inbox inbox;
    private final Streams streams;
    private final Ids ids;
    private final Clock clock;
    private final Pace begun;
    private final Pace renewedOfOne;
    private final Pace renewed;
    private final VisitorProfile profile;

    SessionsHandler(
            Door door,
            SessionTokens tokens,
            Database database,
            Inbox inbox,
            Streams streams,
            Ids ids,
            Clock clock,
            WebchatOptions options) {
        this.door = door;
        this.tokens = tokens;
        this.database = database;
        this.inbox = inbox;
        this.streams = streams;
        this.ids = ids;
        this.clock = clock;
        this.profile = new VisitorProfile(clock, ids);
        this.begun = new Pace(options.sessionsPerAddress(), "At most %d new sessions from one address a minute", clock);
        this.renewedOfOne = new Pace(options.renewalsPerSession(), "At most %d renewals of a session a minute", clock);
        this.renewed = new Pace(options.renewalsPerAddress(), "At most %d renewals from one address a minute", clock);
    }

    /** What became of a wish for a session. @param joins the stranger's session that belongs to it from now on */
    private record Granted(
            String sessionId,
            boolean isNew,
            boolean identified,
            @Nullable String joins) {}

    void begin(Context ctx) {
        Site site = door.siteOfPage(ctx);
        Optional<SessionToken> token = door.token(ctx, site);
        SessionBody body = SessionBody.read(Bodies.object(ctx, MOST_BYTES));
        if (body.identity() != null) {
            Identities.check(site, body.identity());
        }
        count(ctx, site, token);
        Granted granted = grant(site, token, body);
        if (granted.joins() != null) {
            join(ctx, site, token.orElseThrow(), granted.sessionId());
        }
        if (body.identity() != null) {
            database.run(transaction -> profile.tell(transaction, site.userId(), granted.sessionId()));
            streams.changed(site.account(), granted.sessionId());
        }
        Bodies.answer(
                ctx,
                granted.isNew() ? HttpStatus.CREATED : HttpStatus.OK,
                Session.of(tokens.issue(site.key(), granted.sessionId(), granted.identified())));
    }

    private void count(Context ctx, Site site, Optional<SessionToken> token) {
        String address = ClientAddress.holder(ctx);
        if (token.isPresent()) {
            renewedOfOne.count(token.get().sessionId());
            renewed.count(address);
        } else {
            begun.count(site.key() + " " + address);
        }
    }

    private Granted grant(Site site, Optional<SessionToken> token, SessionBody body) {
        Identity identity = body.identity();
        if (identity != null) {
            return database.write(
                    transaction -> identify(transaction, site, token.map(SessionToken::sessionId), body, identity));
        }
        if (token.isPresent()) {
            return renew(site, token.get());
        }
        return database.write(transaction -> open(transaction, site, body));
    }

    private Granted renew(Site site, SessionToken token) {
        WebSession session = database.read(transaction -> Door.session(transaction, site, token))
                .orElseThrow(Problems::forgotten);
        return new Granted(session.sessionId(), false, session.visitor() != null, null);
    }

    private Granted open(Transaction transaction, Site site, SessionBody body) {
        Identity identity = body.identity();
        String sessionId = "web-" + ids.next();
        WebSession session = new WebSession(
                sessionId,
                site.key(),
                identity == null ? null : identity.id(),
                identity == null ? null : identity.name(),
                identity == null ? null : identity.email(),
                body.page(),
                body.referrer(),
                body.locale());
        WebSessions.add(transaction, site.userId(), session, clock.millis());
        return new Granted(sessionId, true, identity != null, null);
    }

    private Granted identify(
            Transaction transaction, Site site, Optional<String> sessionId, SessionBody body, Identity identity) {
        Optional<WebSession> mine = sessionId.flatMap(id -> WebSessions.find(transaction, site.userId(), id));
        Optional<WebSession> known = WebSessions.ofVisitor(transaction, site.userId(), site.key(), identity.id());
        if (known.isPresent()) {
            return become(transaction, site, mine, known.get().sessionId(), identity);
        }
        return mine.filter(session -> session.visitor() == null)
                .map(session -> become(transaction, site, mine, session.sessionId(), identity))
                .orElseGet(() -> open(transaction, site, body));
    }

    /** Whose session is already somebody's has nothing to bring along. */
    private static Granted become(
            Transaction transaction, Site site, Optional<WebSession> mine, String sessionId, Identity identity) {
        WebSessions.identify(transaction, site.userId(), sessionId, identity.id(), identity.name(), identity.email());
        String stranger = mine.filter(session -> session.visitor() == null)
                .map(WebSession::sessionId)
                .filter(id -> !id.equals(sessionId))
                .orElse(null);
        return new Granted(sessionId, false, true, stranger);
    }

    /**
     * The stranger's session ends here: whoever else has a token of it, say from the same computer before somebody signed
     * in, must neither read what the known visitor says nor bring it along to another visitor.
     */
    private void join(Context ctx, Site site, SessionToken stranger, String known) {
        inbox.accept(ctx, WebchatBody.joined(stranger, clock.millis(), known));
        database.run(transaction -> WebSessions.forget(transaction, site.userId(), stranger.sessionId()));
        streams.changed(site.account(), stranger.sessionId());
    }
}
