package dev.switchboard.http.webchat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.channels.webchat.WebchatBody;
import dev.switchboard.channels.webchat.WebchatBody.Came;
import dev.switchboard.channels.webchat.WebchatBody.Client;
import dev.switchboard.conversations.Messages;
import dev.switchboard.conversations.StoredMessage;
import dev.switchboard.conversations.Transcripts.Current;
import dev.switchboard.conversations.Transcripts.End;
import dev.switchboard.http.ClientAddress;
import dev.switchboard.http.Pace;
import dev.switchboard.http.Parameters;
import dev.switchboard.http.webchat.Chat.View;
import dev.switchboard.intake.Taken;
import dev.switchboard.leads.WebSessions;
import dev.switchboard.leads.WebSessions.WebSession;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What visitors write, taken in once however often it is sent, and what was said so far. */
final class MessagesHandler {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_LINES = 500;
    private static final int LONGEST_AGENT = 500;

    private final Door door;
    private final Database database;
    private final Chat chat;
    private final Inbox inbox;
    private final Streams streams;
    private final Clock clock;
    private final WebchatOptions options;
    private final VisitorProfile profile;
    private final Pace perSession;
    private final Pace perAddress;

    MessagesHandler(
            Door door,
            Database database,
            Chat chat,
            Inbox inbox,
            Streams streams,
            Ids ids,
            Clock clock,
            WebchatOptions options) {
        this.door = door;
        this.database = database;
        this.chat = chat;
        this.profile = new VisitorProfile(clock, ids);
        this.inbox = inbox;
        this.streams = streams;
        this.clock = clock;
        this.options = options;
        this.perSession = new Pace(options.messagesPerSession(), "At most %d messages a minute", clock);
        this.perAddress =
                new Pace(options.messagesPerAddress(), "At most %d messages from one address a minute", clock);
    }

    /** What the widget is told of a message that is on disk. */
    @JsonNaming(SnakeCaseStrategy.class)
    private record Stored(String messageId, long sequenceNo, String conversationId, Instant timestamp) {
        static Stored of(StoredMessage message) {
            return new Stored(
                    message.messageId(),
                    message.sequenceNo(),
                    message.conversationId(),
                    Instant.ofEpochMilli(message.timestamp()));
        }
    }

    void post(Context ctx) {
        Visit visit = door.visit(ctx);
        TextBody body = TextBody.read(Bodies.object(ctx, MOST_BYTES), options.maxCharacters());
        Before before = database.read(transaction -> before(transaction, visit, body));
        if (before.known() != null) {
            Bodies.answer(ctx, HttpStatus.OK, Stored.of(before.known()));
            return;
        }
        perSession.count(visit.sessionId());
        perAddress.count(ClientAddress.holder(ctx));
        Taken taken = inbox.accept(
                ctx,
                WebchatBody.message(
                        visit.token(), clock.millis(), message(ctx, visit.session(), body, before.isFirst())));
        if (before.isFirst()) {
            database.run(transaction -> profile.tell(transaction, visit.userId(), visit.sessionId()));
        }
        StoredMessage stored =
                database.read(transaction -> known(transaction, visit, body)).orElseThrow(Problems::forgotten);
        streams.changed(visit.account(), visit.sessionId());
        Bodies.answer(ctx, taken.messages() > 0 ? HttpStatus.CREATED : HttpStatus.OK, Stored.of(stored));
    }

    /**
     * What there was before a message came.
     *
     * @param known the message itself; null for a new one
     * @param isFirst the visitor has no conversation yet
     */
    private record Before(@Nullable StoredMessage known, boolean isFirst) {}

    private static Before before(Transaction transaction, Visit visit, TextBody body) {
        return new Before(
                known(transaction, visit, body).orElse(null),
                Chat.current(transaction, visit).isEmpty());
    }

    /** Under whichever of the visitor's sessions it was sent first: they may have been identified since. */
    private static Optional<StoredMessage> known(Transaction transaction, Visit visit, TextBody body) {
        Set<String> sessions = new LinkedHashSet<>(List.of(visit.sessionId()));
        Chat.leadOf(transaction, visit)
                .ifPresent(leadId -> sessions.addAll(WebSessions.ofLead(transaction, visit.userId(), leadId)));
        return sessions.stream()
                .flatMap(session -> Messages.findByProviderId(
                        transaction,
                        visit.userId(),
                        visit.account(),
                        WebchatBody.messageId(session, body.clientMessageId()))
                        .stream())
                .findFirst();
    }

    private WebchatBody.Message message(Context ctx, WebSession session, TextBody body, boolean first) {
        return new WebchatBody.Message(
                body.clientMessageId(),
                body.text(),
                body.choice(),
                session.name(),
                first ? came(session) : null,
                options.keepClient() ? client(ctx) : null);
    }

    /** Only the first message of a visitor says how they came. */
    private static @Nullable Came came(WebSession session) {
        boolean untold = session.page() == null && session.referrer() == null && session.locale() == null;
        return untold ? null : new Came(session.page(), session.referrer(), session.locale());
    }

    private static Client client(Context ctx) {
        String agent = ctx.userAgent();
        return new Client(
                ClientAddress.of(ctx),
                agent == null || agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT));
    }

    /** The conversation as it stands, for clients that cannot hold a stream. */
    @JsonNaming(SnakeCaseStrategy.class)
    private record Transcript(
            @Nullable String conversationId,
            List<MessageEvent> messages,
            @Nullable Instant endedAt,
            @Nullable Integer rating,
            @Nullable String lastEventId) {}

    void list(Context ctx) {
        Visit visit = door.visit(ctx);
        Integer after = Parameters.of(ctx).number("after", 0, Integer.MAX_VALUE);
        Bodies.answer(
                ctx, HttpStatus.OK, transcript(chat.after(visit, Objects.requireNonNullElse(after, 0), MOST_LINES)));
    }

    private static Transcript transcript(View view) {
        Current current = view.current();
        if (current == null) {
            return new Transcript(null, List.of(), null, null, null);
        }
        End end = current.end();
        return new Transcript(
                current.conversationId(),
                view.lines().stream()
                        .map(line -> MessageEvent.of(current.conversationId(), line))
                        .toList(),
                end == null ? null : Instant.ofEpochMilli(end.at()),
                end == null ? null : end.rating(),
                new Place(current.conversationId(), current.changeNo()).toString());
    }
}
