package dev.switchboard.sandbox;

import dev.switchboard.http.Access;
import dev.switchboard.http.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.Optional;

/** The emulated Graph API: checks the bearer, finds the account, lets its platform answer, words errors as Meta does. */
final class GraphEmulator implements Routes {
    private static final String BEARER = "Bearer ";

    private final Accounts accounts;
    private final WhatsAppGraph whatsApp;
    private final InstagramGraph instagram;
    private final Journal journal;
    private final Faults faults;
    private final MetaIds ids;
    private final Clock clock;

    GraphEmulator(
            Accounts accounts,
            WhatsAppGraph whatsApp,
            InstagramGraph instagram,
            Journal journal,
            Faults faults,
            MetaIds ids,
            Clock clock) {
        this.accounts = accounts;
        this.whatsApp = whatsApp;
        this.instagram = instagram;
        this.journal = journal;
        this.faults = faults;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post(SandboxValues.GRAPH_PATH + "/{version}/{id}/messages", this::messages, Access.SANDBOX);
    }

    private void messages(Context context) {
        GraphCall call = new GraphCall(
                context.path(), context.pathParam("id"), token(context), context.bodyAsBytes(), System.nanoTime());
        Optional<GraphAnswer> fault = faults.graph().apply(call);
        fault.ifPresent(answer -> note("fault", call, answer));
        GraphAnswer answer = fault.orElseGet(() -> answer(call));
        context.status(answer.status())
                .contentType("application/json; charset=UTF-8")
                .result(answer.text());
    }

    private GraphAnswer answer(GraphCall call) {
        try {
            requireToken(call);
            SandboxAccount account = accounts.byId(call.id()).orElseThrow(() -> GraphException.noSuchObject(call.id()));
            return switch (account.key().platform()) {
                case WHATSAPP -> whatsApp.answer(account, call);
                case INSTAGRAM -> instagram.answer(account, call);
                case WEBCHAT -> throw GraphException.noSuchObject(call.id());
            };
        } catch (GraphException e) {
            GraphAnswer answer = e.answer(ids);
            note("refused", call, answer);
            return answer;
        }
    }

    private void note(String title, GraphCall call, GraphAnswer answer) {
        journal.note(call.entry(title, null, answer, clock.millis()));
    }

    private static void requireToken(GraphCall call) {
        if (!SandboxValues.GRAPH_TOKEN.matches(call.token())) {
            throw GraphException.noToken();
        }
    }

    private static String token(Context context) {
        String header = context.header("Authorization");
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
    }
}
