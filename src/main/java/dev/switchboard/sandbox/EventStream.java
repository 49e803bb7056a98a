package dev.switchboard.sandbox;

import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open live streams. */
final class EventStream {
    private final Set<EventReader> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Adds a reader; from now on it hears of every event. */
    EventReader open(SseClient client) {
        EventReader reader = new EventReader(client, readers::remove);
        readers.add(reader);
        client.onClose(reader::close);
        if (closed) {
            reader.close();
        }
        return reader;
    }

    /** Hands the event to every reader; quick, because the ledger's writer calls it. */
    void publish(Event event) {
        readers.forEach(reader -> reader.offer(event));
    }

    /** Tells every reader something of the moment that is not kept, such as typing. */
    private void whisper(String name, String data) {
        publish(new Event(0, name, data));
    }

    /** The business is typing on that customer's phone. */
    void typing(Customer customer) {
        whisper(
                "typing",
                MetaJson.text(MetaJson.object()
                        .put("platform", customer.account().platform().wire())
                        .put("account", customer.account().id())
                        .put("customer", customer.id())));
    }

    /** Ends all streams: a server waits for open ones when it stops. */
    void close() {
        closed = true;
        readers.forEach(EventReader::close);
    }
}
