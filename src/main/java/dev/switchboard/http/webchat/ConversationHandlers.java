package dev.switchboard.http.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.channels.webchat.WebchatBody;
import dev.switchboard.conversations.Endings;
import dev.switchboard.conversations.Transcripts;
import dev.switchboard.conversations.Transcripts.Current;
import dev.switchboard.conversations.Transcripts.Line;
import dev.switchboard.http.Pace;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What visitors do with a conversation beside writing: they see it, rate it and end it. */
final class ConversationHandlers {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_READ = 500;
    private static final int BEST = 5;
    private static final int LONGEST_FEEDBACK = 2_000;
    /** Receipts, ratings and ends for each message that may be written in the same time. */
    private static final int PER_MESSAGE = 3;

    private final Door door;
    private final Database database;
    private final Inbox inbox;
    private final Streams streams;
    private final Clock clock;
    private final Pace pace;

    ConversationHandlers(
            Door door, Database database, Inbox inbox, Streams streams, Clock clock, WebchatOptions options) {
        this.door = door;
        this.database = database;
        this.inbox = inbox;
        this.streams = streams;
        this.clock = clock;
        this.pace = new Pace(PER_MESSAGE * options.messagesPerSession(), "At most %d changes a minute", clock);
    }

    /** The agent's messages up to a place were seen. */
    void read(Context ctx) {
        Visit visit = door.visit(ctx);
        ObjectNode body = Bodies.object(ctx, MOST_BYTES);
        JsonNode upTo = body.path("sequence_no");
        if (!upTo.isIntegralNumber() || !upTo.canConvertToLong() || upTo.longValue() < 0) {
            throw Problems.invalid("sequence_no must be a whole number: that of the last message that was seen");
        }
        List<String> unread = database.read(transaction -> unread(transaction, visit, body, upTo.longValue()));
        if (!unread.isEmpty()) {
            pace.count(visit.sessionId());
            inbox.accept(ctx, WebchatBody.read(visit.token(), clock.millis(), unread));
            streams.changed(visit.account(), visit.sessionId());
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private static List<String> unread(Transaction transaction, Visit visit, ObjectNode body, long upTo) {
        return asked(transaction, visit, body)
                .map(current ->
                        Transcripts.changedAfter(transaction, visit.userId(), current.conversationId(), 0).stream()
                                .filter(line -> line.sender().equals("agent") && line.sequenceNo() <= upTo)
                                .filter(line -> line.status().rank() < DeliveryStatus.READ.rank())
                                .map(Line::messageId)
                                .limit(MOST_READ)
                                .toList())
                .orElse(List.of());
    }

    /** The visitor's conversation, unless they mean another one. */
    private static Optional<Current> asked(Transaction transaction, Visit visit, ObjectNode body) {
        @Nullable String wanted = body.path("conversation_id").textValue();
        return Chat.current(transaction, visit)
                .filter(current -> wanted == null || wanted.equals(current.conversationId()));
    }

    /** The visitor is typing: nobody watches that yet. */
    void typing(Context ctx) {
        door.visit(ctx);
        if (!Bodies.object(ctx, MOST_BYTES).path("typing").isBoolean()) {
            throw Problems.invalid("typing must be true or false");
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    void rate(Context ctx) {
        Visit visit = door.visit(ctx);
        ObjectNode body = Bodies.object(ctx, MOST_BYTES);
        JsonNode rating = body.path("rating");
        if (!rating.isIntegralNumber()
                || !rating.canConvertToInt()
                || rating.intValue() < 1
                || rating.intValue() > BEST) {
            throw Problems.invalid("rating must be a whole number from 1 to " + BEST);
        }
        String feedback = body.path("feedback").textValue();
        if (feedback != null && feedback.codePointCount(0, feedback.length()) > LONGEST_FEEDBACK) {
            throw Problems.invalid("feedback must have at most " + LONGEST_FEEDBACK + " characters");
        }
        pace.count(visit.sessionId());
        boolean rated = database.write(transaction -> asked(transaction, visit, body)
                .map(current -> {
                    Endings.rate(transaction, visit.userId(), current.conversationId(), rating.intValue(), feedback);
                    return true;
                })
                .orElse(false));
        if (!rated) {
            throw Problems.noConversation();
        }
        streams.changed(visit.account(), visit.sessionId());
        ctx.status(HttpStatus.NO_CONTENT);
    }

    void end(Context ctx) {
        Visit visit = door.visit(ctx);
        ObjectNode body = Bodies.object(ctx, MOST_BYTES);
        pace.count(visit.sessionId());
        boolean ended = database.write(transaction -> asked(transaction, visit, body)
                .map(current ->
                        Endings.end(transaction, visit.userId(), current.conversationId(), "visitor", clock.millis()))
                .orElse(false));
        if (ended) {
            streams.changed(visit.account(), visit.sessionId());
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }
}
