package dev.switchboard.http.webchat;

import dev.switchboard.channels.webchat.SessionTokens;
import dev.switchboard.channels.webchat.WebchatChannel;
import dev.switchboard.http.Access;
import dev.switchboard.http.Routes;
import dev.switchboard.http.StaticFile;
import dev.switchboard.http.webhooks.WebhookListener;
import dev.switchboard.intake.Intake;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.tenants.Site;
import dev.switchboard.tenants.TenantSites;
import dev.switchboard.tenants.Tenants;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.List;

/** {@code /webchat/…}: what the widget calls. */
public final class WebchatRoutes implements Routes {
    private static final String SITE = "/webchat/{site}";

    private final Door door;
    private final Tenants tenants;
    private final WebchatOptions options;
    private final StaticFile widget = WidgetFile.read();
    private final SessionsHandler sessions;
    private final MessagesHandler messages;
    private final EventsHandler events;
    private final ConversationHandlers conversations;

    public WebchatRoutes(
            TenantSites sites,
            Tenants tenants,
            SessionTokens tokens,
            WebchatChannel channel,
            Intake intake,
            WebhookListener listener,
            Streams streams,
            Database database,
            Ids ids,
            Clock clock,
            WebchatOptions options) {
        this.door = new Door(sites, tokens, database, clock);
        this.tenants = tenants;
        this.options = options;
        Inbox inbox = new Inbox(channel, intake, listener);
        Chat chat = new Chat(database);
        this.sessions = new SessionsHandler(door, tokens, database, inbox, streams, ids, clock, options);
        this.messages = new MessagesHandler(door, database, chat, inbox, streams, ids, clock, options);
        this.events = new EventsHandler(door, streams, chat, clock, options);
        this.conversations = new ConversationHandlers(door, database, inbox, streams, clock, options);
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/webchat/widget.js", widget::send, Access.PUBLIC);
        get(routes, "/settings", this::settings);
        post(routes, "/sessions", sessions::begin);
        get(routes, "/messages", messages::list);
        post(routes, "/messages", messages::post);
        get(routes, "/events", events::stream);
        post(routes, "/read", conversations::read);
        post(routes, "/typing", conversations::typing);
        post(routes, "/rating", conversations::rate);
        post(routes, "/end", conversations::end);
        List.of("/settings", "/events").forEach(path -> preflight(routes, path, "GET, HEAD, OPTIONS"));
        preflight(routes, "/messages", "GET, HEAD, POST, OPTIONS");
        List.of("/sessions", "/read", "/typing", "/rating", "/end")
                .forEach(path -> preflight(routes, path, "POST, OPTIONS"));
    }

    private void preflight(JavalinDefaultRoutingApi routes, String path, String allow) {
        routes.options(
                SITE + path,
                Problems.coded(ctx -> {
                    ctx.header("Allow", allow);
                    door.preflight(ctx);
                }),
                Access.PUBLIC);
    }

    private static void get(JavalinDefaultRoutingApi routes, String path, Handler handler) {
        routes.get(SITE + path, Problems.coded(handler), Access.PUBLIC);
    }

    private static void post(JavalinDefaultRoutingApi routes, String path, Handler handler) {
        routes.post(SITE + path, Problems.coded(handler), Access.PUBLIC);
    }

    private void settings(Context ctx) {
        Site site = door.site(ctx);
        ctx.header("Cache-Control", "public, max-age=300");
        Bodies.answer(
                ctx,
                HttpStatus.OK,
                new Settings(
                        site.key(),
                        tenants.nameOf(site.userId()).orElse(null),
                        site.color(),
                        site.greeting(),
                        options.maxCharacters()));
    }
}
