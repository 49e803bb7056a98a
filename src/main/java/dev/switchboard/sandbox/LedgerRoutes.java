package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.http.Access;
import dev.switchboard.http.Routes;
import dev.switchboard.sandbox.LedgerReader.Line;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** The emulator's book, for those who compare it with another: counts, and every message in the order it was written. */
final class LedgerRoutes implements Routes {
    private static final int PAGE = 1000;
    private static final int MOST = 10_000;

    private final LedgerReader ledger;

    LedgerRoutes(LedgerReader ledger) {
        this.ledger = ledger;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/sandbox/ledger", this::counts, Access.SANDBOX);
        routes.get("/sandbox/ledger/messages", this::messages, Access.SANDBOX);
    }

    private void counts(Context context) {
        ObjectNode answer = MetaJson.object();
        ledger.messages().forEach(answer::put);
        answer.put("owed_webhooks", ledger.owedWebhooks());
        answer.put("last", ledger.last());
        ObjectNode faults = answer.putObject("faults");
        ledger.faults().forEach(faults::put);
        Bodies.answer(context, answer);
    }

    /** Those after a number, of one direction when it is named; {@code last} is where to go on. */
    private void messages(Context context) {
        long after = Bodies.number(context, "after", 0L);
        int limit = Bodies.number(context, "limit", PAGE, MOST);
        List<Line> lines = ledger.after(after, context.queryParam("direction"), limit);
        ObjectNode answer = MetaJson.object();
        answer.put("last", lines.isEmpty() ? after : lines.getLast().no());
        ArrayNode list = answer.putArray("messages");
        lines.forEach(line -> list.add(line.json()));
        Bodies.answer(context, answer);
    }
}
