package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;

/** What an Instagram account does with a call: send, show typing, mark as seen. */
final class InstagramGraph {
    private static final long WINDOW_MILLIS = Duration.ofHours(24).toMillis();
    private static final long HUMAN_WINDOW_MILLIS = Duration.ofDays(7).toMillis();
    private static final int OUTSIDE_WINDOW = 2534022;

    private final Ledger ledger;
    private final WebhookDispatcher dispatcher;
    private final EventStream stream;
    private final StatusPlan plan;
    private final MetaIds ids;
    private final Clock clock;

    InstagramGraph(
            Ledger ledger,
            WebhookDispatcher dispatcher,
            EventStream stream,
            StatusPlan plan,
            MetaIds ids,
            Clock clock) {
        this.ledger = ledger;
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
        String action = InstagramRules.action(call.body());
        return action.isEmpty() ? send(account, call) : act(account, call, action);
    }

    private GraphAnswer send(SandboxAccount account, GraphCall call) {
        long now = clock.millis();
        InstagramSend send = InstagramRules.check(call.body());
        Customer customer = customer(account, send.to(), now);
        requireWindow(customer, send, now);
        PhoneMessage message = PhoneMessage.answer(send, ids.outbound(customer), customer, now);
        GraphAnswer answer = GraphAnswer.ok(
                MetaJson.object().put("recipient_id", customer.id()).put("message_id", message.id()));
        dispatcher.add(ledger.answered(
                message,
                plan.echoAfter(now),
                call.entry("send · " + send.type(), customer.id(), answer, clock.millis())));
        return answer;
    }

    /** Somebody unknown counts as having just written. */
    private Customer customer(SandboxAccount account, String id, long now) {
        if (TypedRules.from(account.key().platform(), id) == null) {
            throw GraphException.noSuchCustomer();
        }
        return ledger.customer(account.key(), id).orElse(new Customer(account.key(), id, id, null, now));
    }

    private static void requireWindow(Customer customer, InstagramSend send, long now) {
        long window = send.byHuman() ? HUMAN_WINDOW_MILLIS : WINDOW_MILLIS;
        if (now - customer.heardAt() > window) {
            throw GraphException.instagram(10, OUTSIDE_WINDOW, "This message is sent outside of allowed window.");
        }
    }

    private GraphAnswer act(SandboxAccount account, GraphCall call, String action) {
        JsonNode body = call.body();
        Customer customer = customer(account, InstagramRules.recipient(body), clock.millis());
        GraphAnswer answer = GraphAnswer.ok(MetaJson.object().put("recipient_id", customer.id()));
        JournalEntry entry = call.entry(action.replace('_', ' '), customer.id(), answer, clock.millis());
        if (action.equals("mark_seen")) {
            ledger.readAll(customer, entry);
        } else {
            ledger.note(entry);
        }
        if (action.equals("typing_on")) {
            stream.typing(customer);
        }
        return answer;
    }
}
