package dev.switchboard.http.webchat;

import dev.switchboard.http.ClientAddress;
import dev.switchboard.http.Pace;
import dev.switchboard.http.Streaming;
import dev.switchboard.store.StoreUnavailableException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream of a tab. Its own virtual thread writes it, so that a reader that stands still holds up itself alone. */
final class EventsHandler {
    private static final Logger log = LoggerFactory.getLogger(EventsHandler.class);

    private final Door door;
    private final Streams streams;
    private final Chat chat;
    private final Clock clock;
    private final Duration heartbeat;
    private final Pace perSession;
    private final Pace perAddress;

    EventsHandler(Door door, Streams streams, Chat chat, Clock clock, WebchatOptions options) {
        this.door = door;
        this.streams = streams;
        this.chat = chat;
        this.clock = clock;
        this.heartbeat = options.heartbeat();
        this.perSession = new Pace(options.streamStartsPerSession(), "At most %d starts of a stream a minute", clock);
        this.perAddress = new Pace(
                options.streamStartsPerAddress(), "At most %d starts of streams from one address a minute", clock);
    }

    void stream(Context ctx) throws IOException {
        Visit visit = door.visit(ctx);
        perSession.count(visit.sessionId());
        perAddress.count(ClientAddress.holder(ctx));
        if (ctx.method() == HandlerType.HEAD) {
            Streaming.begin(ctx); // of a stream there is nothing to run: it would not end
            return;
        }
        Stream stream = streams.open(visit);
        try {
            EventWriter out = new EventWriter(ctx.res().getOutputStream());
            Talk talk = new Talk(stream, streams, chat, door, out, clock, Place.of(ctx.header("Last-Event-ID")));
            talk.catchUp();
            Streaming.begin(ctx);
            run(talk);
        } finally {
            streams.leave(stream);
        }
    }

    private void run(Talk talk) {
        try {
            talk.run(heartbeat);
        } catch (IOException e) {
            log.debug("webchat.reader_gone");
        } catch (StoreUnavailableException e) {
            log.debug("webchat.stream_ended_without_store"); // an error within a stream is none: its client comes back
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
