package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.http.Access;
import dev.switchboard.http.Routes;
import dev.switchboard.message.Platform;
import dev.switchboard.sandbox.PhoneMessage.Typed;
import dev.switchboard.sandbox.WebhookTable.Receipt;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The customers' phones: type a message, read what the phone shows. */
final class PhoneRoutes implements Routes {
    private static final int MOST_MESSAGES = 200;
    private static final int MOST_CUSTOMERS = 20;

    private final Accounts accounts;
    private final Ledger ledger;
    private final WebhookDispatcher dispatcher;
    private final MetaIds ids;
    private final Acts acts;
    private final Clock clock;

    PhoneRoutes(Accounts accounts, Ledger ledger, WebhookDispatcher dispatcher, MetaIds ids, Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.ids = ids;
        this.acts = new Acts(ledger, ids);
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/sandbox/phones/{platform}", this::customers, Access.SANDBOX);
        routes.get("/sandbox/phones/{platform}/kinds", this::kinds, Access.SANDBOX);
        routes.post("/sandbox/phones/{platform}/messages", this::type, Access.SANDBOX);
        routes.get("/sandbox/phones/{platform}/{from}/messages", this::transcript, Access.SANDBOX);
    }

    /** Ledger first, then the answer; the webhook follows in the background. */
    private void type(Context context) {
        JsonNode body = Bodies.object(context);
        SandboxAccount account = account(context, body.path("account").asText(null));
        Typed typed = TypedRules.check(account, acts.written(account, body, GraphCall.originOf(context)));
        Customer customer = TypedRules.customer(typed, clock.millis());
        PhoneMessage message = PhoneMessage.typed(typed, ids.inbound(customer), customer, clock.millis());
        OwedWebhook owed = ledger.typed(message);
        dispatcher.add(List.of(owed));
        ObjectNode answer = MetaJson.object().put("message_id", message.id());
        Bodies.answer(context.status(201), answer.set("message", owed.message().json()));
    }

    private void kinds(Context context) {
        Platform platform = account(context, null).key().platform();
        Bodies.answer(context, MetaJson.object().set("kinds", Acts.list(platform)));
    }

    private void transcript(Context context) {
        SandboxAccount account = account(context, context.queryParam("account"));
        String customer = TypedRules.from(account.key().platform(), context.pathParam("from"));
        if (customer == null) {
            throw new NotFoundResponse("no such phone");
        }
        ObjectNode answer = MetaJson.object().put("customer", customer);
        ArrayNode messages = answer.putArray("messages");
        int limit = Bodies.number(context, "limit", MOST_MESSAGES, MOST_MESSAGES);
        ledger.transcript(account.key(), customer, limit)
                .forEach((message, receipts) -> messages.add(withReceipts(message, receipts)));
        Bodies.answer(context, answer);
    }

    /** Whom one may play: those heard of, newest first, then the demo customers that have not written yet. */
    private void customers(Context context) {
        SandboxAccount account = account(context, context.queryParam("account"));
        ObjectNode answer = MetaJson.object();
        answer.putObject("account").put("id", account.key().id()).put("display", account.display());
        ArrayNode people = answer.putArray("customers");
        List<Customer> known = ledger.customers(account.key(), MOST_CUSTOMERS);
        known.forEach(customer -> people.addObject()
                .put("customer", customer.id())
                .put("name", customer.name())
                .put("heard_at", Instant.ofEpochMilli(customer.heardAt()).toString()));
        SandboxValues.customers(account.key().platform()).stream()
                .filter(demo ->
                        known.stream().noneMatch(customer -> customer.id().equals(demo.id())))
                .forEach(demo -> people.addObject().put("customer", demo.id()).put("name", demo.name()));
        Bodies.answer(context, answer);
    }

    private SandboxAccount account(Context context, @Nullable String id) {
        Platform platform =
                Platform.of(context.pathParam("platform")).orElseThrow(() -> new NotFoundResponse("no such platform"));
        return accounts.find(platform, id)
                .orElseThrow(() -> new BadRequestResponse("no such account on " + platform.wire()));
    }

    private static ObjectNode withReceipts(PhoneMessage message, List<Receipt> receipts) {
        ObjectNode json = message.json();
        ArrayNode list = json.putArray("statuses");
        receipts.forEach(receipt -> list.addObject()
                .put("status", receipt.status())
                .put("due_at", Instant.ofEpochMilli(receipt.dueAt()).toString())
                .put("attempts", receipt.attempts())
                .put("acknowledged", receipt.acknowledged()));
        return json;
    }
}
