package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.Access;
import dev.switchboard.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.function.Function;

/** The emulated Graph API: checks the bearer, finds the account, lets its platform answer, words errors as Meta does. */
final class GraphEmulator implements Routes {
    private static final String OBJECT = SandboxValues.GRAPH_PATH + "/{version}/{id}";
    private static final String TEMPLATES = OBJECT + "/message_templates";
    private static final String APPS = OBJECT + "/subscribed_apps";

    private final Accounts accounts;
    private final MessageCalls messages;
    private final GraphObjects objects;
    private final Templates templates;
    private final MediaStore media;
    private final Ledger ledger;
    private final Faults faults;
    private final MetaIds ids;
    private final Clock clock;

    GraphEmulator(
            Accounts accounts,
            MessageCalls messages,
            GraphObjects objects,
            Templates templates,
            MediaStore media,
            Ledger ledger,
            Faults faults,
            MetaIds ids,
            Clock clock) {
        this.accounts = accounts;
        this.messages = messages;
        this.objects = objects;
        this.templates = templates;
        this.media = media;
        this.ledger = ledger;
        this.faults = faults;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post(OBJECT + "/messages", this::messages, Access.SANDBOX);
        routes.get(SandboxValues.GRAPH_PATH + "/{version}/debug_token", noted("token", objects::token), Access.SANDBOX);
        routes.get(OBJECT, noted("look-up", objects::object), Access.SANDBOX);
        routes.get(TEMPLATES, noted("templates", onBusiness(templates::list)), Access.SANDBOX);
        routes.post(TEMPLATES, noted("new template", onBusiness(templates::create)), Access.SANDBOX);
        routes.delete(TEMPLATES, noted("delete template", onBusiness(templates::delete)), Access.SANDBOX);
        routes.get(APPS, noted("subscriptions", objects::subscriptions), Access.SANDBOX);
        routes.post(APPS, noted("subscribe", objects::subscribe), Access.SANDBOX);
        routes.delete(APPS, noted("unsubscribe", objects::subscribe), Access.SANDBOX);
        routes.get(MediaStore.PATH + "{id}", this::download, Access.SANDBOX);
    }

    private void messages(Context context) throws InterruptedException {
        GraphCall call = GraphCall.of(context);
        JsonNode body = call.body();
        GraphFault fault = faults.graph(call, customer(body), sends(body));
        if (fault.reset()) {
            ledger.fault("graph", fault.name(), call, customer(body), "");
            Connection.cut(context);
            return;
        }
        GraphAnswer answer = fault.error() == 0 ? answer(call, this::message) : noted(fault, call);
        if (!fault.name().isEmpty()) {
            ledger.fault("graph", fault.name(), call, customer(body), answer.messageId());
        }
        messages.holdBack(answer, fault);
        if (fault.lostAnswer() && answer.status() == 200) {
            Connection.cut(context);
        } else {
            write(context, answer);
        }
    }

    private GraphAnswer noted(GraphFault fault, GraphCall call) {
        GraphAnswer answer = FaultErrors.answer(fault.error(), ids);
        ledger.note(call.entry("fault · " + fault.name(), customer(call.body()), answer, clock.millis()));
        return answer;
    }

    private GraphAnswer message(GraphCall call) {
        if (faults.isUnknown(customer(call.body()))) {
            throw GraphException.noSuchCustomer();
        }
        return messages.answer(account(call), call);
    }

    private SandboxAccount account(GraphCall call) {
        return accounts.byId(call.id()).orElseThrow(() -> GraphException.noSuchObject(call.id()));
    }

    /** A call that is noted here, unlike messages, which are noted with what they write. */
    private Handler noted(String title, Function<GraphCall, GraphAnswer> action) {
        return context -> {
            GraphCall call = GraphCall.of(context);
            write(context, answer(call, checked -> {
                GraphAnswer answer = action.apply(checked);
                ledger.note(call.entry(title, null, answer, clock.millis()));
                return answer;
            }));
        };
    }

    private Function<GraphCall, GraphAnswer> onBusiness(BusinessAction action) {
        return call -> {
            if (!accounts.isBusiness(call.id())) {
                throw GraphException.noSuchObject(call.id());
            }
            return action.answer(call.id(), call);
        };
    }

    private GraphAnswer answer(GraphCall call, Function<GraphCall, GraphAnswer> action) {
        try {
            if (!SandboxValues.GRAPH_TOKEN.matches(call.token())) {
                throw GraphException.noToken();
            }
            return action.apply(call);
        } catch (GraphException e) {
            GraphAnswer answer = e.answer(ids);
            ledger.note(call.entry("refused", null, answer, clock.millis()));
            return answer;
        }
    }

    private void download(Context context) {
        GraphCall call = GraphCall.of(context);
        if (faults.refusesMedia()) {
            ledger.fault("media", "status_503", call, "", "");
            write(context, GraphAnswer.html(503));
        } else if (!SandboxValues.GRAPH_TOKEN.matches(call.token())) {
            write(context, GraphException.noToken().answer(ids));
        } else if (!MediaStore.isAlive(call.query().getOrDefault("ext", ""), clock.millis())) {
            write(context, GraphAnswer.html(404));
        } else {
            context.contentType("image/png").result(media.picture());
        }
    }

    private static void write(Context context, GraphAnswer answer) {
        context.status(answer.status()).contentType(answer.contentType()).result(answer.text());
    }

    private static boolean sends(JsonNode body) {
        return !body.has("status") && !body.has("sender_action");
    }

    /** Whom it is for: a text on WhatsApp, an object on Instagram. */
    private static String customer(JsonNode body) {
        String scoped = body.path("recipient").path("id").asText("");
        String address = body.path("to").asText(body.path("recipient").asText(""));
        String normalized = SendRules.normalized(address);
        return !scoped.isEmpty() ? scoped : normalized == null ? address : normalized;
    }

    /** What is asked of a business. */
    @FunctionalInterface
    private interface BusinessAction {
        GraphAnswer answer(String businessId, GraphCall call);
    }
}
