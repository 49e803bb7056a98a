package dev.switchboard.http.webchat;

import dev.switchboard.conversations.Transcripts.Current;
import dev.switchboard.conversations.Transcripts.End;
import dev.switchboard.conversations.Transcripts.Line;
import dev.switchboard.http.webchat.Chat.View;
import dev.switchboard.http.webchat.Stream.News;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one stream says: all the client has not seen, then whatever happens, and that it is still there. */
final class Talk {
    /** So many messages are remembered as shown: a receipt of an older one is told by the whole message. */
    private static final int MOST_REMEMBERED = 100;

    private static final long RETRY_MS = 1_000;

    private final Visit visit;
    private final Stream stream;
    private final Streams streams;
    private final Chat chat;
    private final Door door;
    private final EventWriter out;
    private final Clock clock;
    private final Map<String, Integer> told = new LinkedHashMap<>();
    private Place seen;
    private @Nullable LiveDraft draft;
    private int shown;
    private boolean typing;

    Talk(Stream stream, Streams streams, Chat chat, Door door, EventWriter out, Clock clock, Place seen) {
        this.visit = stream.visit();
        this.stream = stream;
        this.streams = streams;
        this.chat = chat;
        this.door = door;
        this.out = out;
        this.clock = clock;
        this.seen = seen;
    }

    /** Everything up to now, not yet sent. @throws dev.switchboard.http.ApiException 401 when the session is gone */
    void catchUp() {
        out.retry(RETRY_MS);
        if (!show()) {
            throw Problems.forgotten();
        }
        write();
        heartbeat();
    }

    /** Goes on until the stream ends or the client is gone. */
    void run(Duration heartbeat) throws IOException, InterruptedException {
        out.flush();
        for (News news = stream.await(heartbeat);
                !news.over() && door.isWelcome(visit);
                news = stream.await(heartbeat)) {
            if (news.changed() && !show()) {
                return;
            }
            write();
            if (news.isNone()) {
                heartbeat();
            }
            out.flush();
        }
    }

    /**
     * Tells what is new of the conversation; again when the visitor has become a lead meanwhile.
     *
     * @return false when the session is gone
     */
    private boolean show() {
        Optional<View> view;
        do {
            view = chat.since(visit, seen);
        } while (view.isPresent() && streams.follow(stream, view.get().leadId()));
        view.ifPresent(this::show);
        return view.isPresent();
    }

    private void show(View view) {
        if (view.current() != null) {
            show(view, view.current());
        }
    }

    private void show(View view, Current current) {
        if (!seen.conversationId().equals(current.conversationId())) {
            told.clear(); // the client shows only one conversation: of a former one it has nothing any more
            seen = new Place(current.conversationId(), 0);
        }
        for (Line line : view.lines()) {
            tellEnd(current, line.changeNo());
            tell(current.conversationId(), line);
        }
        tellEnd(current, Long.MAX_VALUE);
    }

    private void tell(String conversationId, Line line) {
        seen = new Place(conversationId, line.changeNo());
        int words = Objects.hash(line.text(), line.content(), line.editedAt(), line.deletedAt());
        Integer before = told.put(line.messageId(), words);
        if (before != null && before == words) {
            out.event("status", seen, new StatusEvent(conversationId, line));
        } else {
            out.event("message", seen, MessageEvent.of(conversationId, line));
        }
        forgetOldest();
        if (draft != null && draft.messageId().equals(line.messageId())) {
            draft = null;
        }
    }

    private void forgetOldest() {
        if (told.size() > MOST_REMEMBERED) {
            told.remove(told.keySet().iterator().next());
        }
    }

    /** Tells the end, unless it was told or what comes next was before it. */
    private void tellEnd(Current current, long next) {
        End end = current.end();
        if (end != null && seen.in(current) < end.changeNo() && end.changeNo() < next) {
            seen = new Place(current.conversationId(), end.changeNo());
            out.event("ended", seen, new EndedEvent(current.conversationId(), end));
        }
    }

    /** Tells what more there is of an answer that is being written, and whether somebody writes. */
    private void write() {
        LiveDraft now = streams.draft(seen.conversationId());
        if (draft != null && now != draft && draft.isBroken() && shown > 0) {
            chunk(draft.messageId(), "", true);
        }
        if (now != draft) {
            shown = 0;
        }
        draft = now;
        if (now != null && now.length() > shown) {
            String delta = now.after(shown);
            chunk(now.messageId(), delta, shown == 0);
            shown += delta.length();
        }
        if (typing != (now != null)) {
            typing = now != null;
            out.event("typing", null, Map.of("typing", typing));
        }
    }

    private void chunk(String messageId, String delta, boolean reset) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("conversation_id", seen.conversationId());
        data.put("message_id", messageId);
        data.put("delta", delta);
        if (reset) {
            data.put("reset", true);
        }
        out.event("chunk", null, data);
    }

    private void heartbeat() {
        if (typing) {
            out.event("typing", null, Map.of("typing", true));
        }
        out.event("heartbeat", null, Map.of("at", Instant.ofEpochMilli(clock.millis())));
    }
}
