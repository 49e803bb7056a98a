package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.http.Access;
import dev.switchboard.http.Routes;
import dev.switchboard.store.Database;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** The journal, to read and to watch. */
final class JournalRoutes implements Routes {
    private static final int PAGE = 100;
    private static final int MOST = 500;

    private final Database database;
    private final Journal journal;
    private final EventStream stream;

    JournalRoutes(Database database, Journal journal, EventStream stream) {
        this.database = database;
        this.journal = journal;
        this.stream = stream;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/sandbox/journal", this::entries, Access.SANDBOX);
        routes.sse("/sandbox/events", this::follow, Access.SANDBOX);
    }

    /** Entries after a number; without one the newest. {@code last} is where the live stream goes on from. */
    private void entries(Context context) {
        int limit = Bodies.number(context, "limit", PAGE, MOST);
        ObjectNode answer = MetaJson.object().put("last", journal.last());
        ArrayNode list = answer.putArray("entries");
        List<Event> entries = context.queryParam("after") == null
                ? journal.newest(limit)
                : journal.after(Bodies.number(context, "after", 0L), limit);
        entries.forEach(event -> list.add(event.json()));
        Bodies.answer(context, answer);
    }

    /** Opened before it looks where to begin, so that nothing falls between. */
    private void follow(SseClient client) {
        client.keepAlive();
        EventReader reader = stream.open(client);
        long after = start(client.ctx());
        Thread.ofVirtual().name("sandbox-stream").start(() -> reader.run(database, after));
    }

    /** A browser that comes back says itself what it saw last; that counts more than the address it was given first. */
    private long start(Context context) {
        String seen = context.header("Last-Event-ID");
        if (seen != null && seen.matches("\\d{1,18}")) {
            return Long.parseLong(seen);
        }
        String after = context.queryParam("after");
        return after != null && after.matches("\\d{1,18}") ? Long.parseLong(after) : journal.last();
    }
}
