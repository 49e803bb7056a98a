package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What a WhatsApp number does with a call: send, mark as read, show typing. */
final class WhatsAppGraph {
    private static final long WINDOW_MILLIS = Duration.ofHours(24).toMillis();

    private final Ledger ledger;
    private final Templates templates;
    private final WebhookDispatcher dispatcher;
    private final EventStream stream;
    private final StatusPlan plan;
    private final MetaIds ids;
    private final Clock clock;

    WhatsAppGraph(
            Ledger ledger,
            Templates templates,
            WebhookDispatcher dispatcher,
            EventStream stream,
            StatusPlan plan,
            MetaIds ids,
            Clock clock) {
        this.ledger = ledger;
        this.templates = templates;
        this.dispatcher = dispatcher;
        this.stream = stream;
        this.plan = plan;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Answers a call, having written what it does.
     *
     * @throws GraphException when Meta would refuse it
     */
    GraphAnswer answer(SandboxAccount account, GraphCall call) {
        JsonNode body = call.body();
        SendRules.requireProduct(body);
        if (body.path("status").asText("").equals("read")) {
            return read(account, call, body);
        }
        return send(account, call, SendRules.check(body));
    }

    private GraphAnswer send(SandboxAccount account, GraphCall call, WhatsAppSend send) {
        long now = clock.millis();
        requireTemplate(account, send);
        Customer customer = addressee(account, send, now);
        requireWindow(customer, send, now);
        PhoneMessage message = PhoneMessage.answer(send, ids.outbound(customer), customer, now);
        GraphAnswer answer = accepted(send, message);
        List<StatusPlan.Step> statuses = send.isMisaddressed() ? List.of() : plan.after(now);
        dispatcher.add(ledger.answered(
                message, statuses, call.entry("send · " + send.type(), customer.id(), answer, clock.millis())));
        return answer;
    }

    private void requireTemplate(SandboxAccount account, WhatsAppSend send) {
        if (send.type().equals("template")) {
            templates.requireMatch(account, send.body().path("template"));
        }
    }

    /** Whom it is for. Somebody unknown counts as having just written. */
    private Customer addressee(SandboxAccount account, WhatsAppSend send, long now) {
        if (MetaIds.isUserId(send.to())) {
            Customer unknown = new Customer(account.key(), send.to(), send.to(), null, now);
            return send.byUserId()
                    ? ledger.customerByUserId(account.key(), send.to()).orElse(unknown)
                    : unknown;
        }
        String userId = MetaIds.userIdOf(account.businessId(), send.to());
        return ledger.customer(account.key(), send.to())
                .orElse(new Customer(account.key(), send.to(), userId, null, now));
    }

    private static void requireWindow(Customer customer, WhatsAppSend send, long now) {
        if (!send.type().equals("template") && now - customer.heardAt() > WINDOW_MILLIS) {
            throw GraphException.windowClosed();
        }
    }

    private static GraphAnswer accepted(WhatsAppSend send, PhoneMessage message) {
        ObjectNode body = MetaJson.object().put("messaging_product", "whatsapp");
        ObjectNode contact = body.putArray("contacts").addObject().put("input", send.input());
        contact.put(send.byUserId() ? "user_id" : "wa_id", send.to());
        ObjectNode sent = body.putArray("messages").addObject().put("id", message.id());
        if (send.type().equals("template")) {
            sent.put("message_status", "accepted");
        }
        return GraphAnswer.ok(body);
    }

    private GraphAnswer read(SandboxAccount account, GraphCall call, JsonNode body) {
        PhoneMessage message = ledger.message(body.path("message_id").asText(""))
                .filter(found -> found.customer().account().equals(account.key()))
                .filter(found -> found.direction() == PhoneMessage.Direction.TYPED)
                .orElseThrow(() -> GraphException.whatsApp(
                        131009, "Parameter value is not valid", "message_id is not a message of a customer"));
        boolean typing = body.path("typing_indicator").isObject();
        GraphAnswer answer = GraphAnswer.success();
        String title = typing ? "read · typing" : "read";
        ledger.read(message, call.entry(title, message.customer().id(), answer, clock.millis()));
        if (typing) {
            stream.typing(message.customer());
        }
        return answer;
    }
}
