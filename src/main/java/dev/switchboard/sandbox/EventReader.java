package dev.switchboard.sandbox;

import dev.switchboard.store.Database;
import io.javalin.http.sse.SseClient;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One open live stream. A reader that falls far behind is cut off; browsers come back by themselves and say where they
 * were.
 */
final class EventReader {
    private static final int MOST_WAITING = 2000;
    private static final int PAGE = 500;
    private static final long HEARTBEAT_SECONDS = 15;

    private final SseClient client;
    private final Consumer<EventReader> onEnd;
    private final BlockingQueue<Event> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile boolean closed;
    private long told;

    EventReader(SseClient client, Consumer<EventReader> onEnd) {
        this.client = client;
        this.onEnd = onEnd;
    }

    void offer(Event event) {
        if (!waiting.offer(event)) {
            closed = true;
        }
    }

    /** Tells first what came after that number, then what comes, until the stream ends. */
    void run(Database database, long after) {
        try {
            told = after;
            catchUp(database);
            while (!closed && !client.terminated()) {
                tellNext();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    void close() {
        closed = true;
        onEnd.accept(this);
        if (!client.terminated()) {
            client.close();
        }
    }

    private void catchUp(Database database) {
        startAgainWhenLost(database);
        List<Event> page;
        do {
            page = database.read(transaction -> Event.after(transaction, told, PAGE));
            page.forEach(this::tell);
        } while (page.size() == PAGE && !closed);
    }

    /** What is forgotten cannot be told, nor what another ledger numbered: the page must read everything again. */
    private void startAgainWhenLost(Database database) {
        long last = database.read(Event::last);
        if (told > last || (told < last && database.read(Event::first) > told + 1)) {
            client.sendEvent("reset", "{}");
            told = last;
        }
    }

    private void tellNext() throws InterruptedException {
        @Nullable Event event = waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            client.sendComment("still here");
        } else if (event.seq() == 0) {
            client.sendEvent(event.kind(), event.data());
        } else if (event.seq() > told) {
            tell(event);
        }
    }

    private void tell(Event event) {
        client.sendEvent(event.name(), MetaJson.text(event.json()), Long.toString(event.seq()));
        told = event.seq();
    }
}
