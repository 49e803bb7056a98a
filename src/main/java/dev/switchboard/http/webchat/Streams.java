package dev.switchboard.http.webchat;

import dev.switchboard.channels.webchat.Visitors;
import dev.switchboard.conversations.Conversation;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import dev.switchboard.relay.LiveAnswers;
import dev.switchboard.store.StoreUnavailableException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every tab that looks, and every answer that is being written. A tab is found by its session and, once its visitor has
 * written, by the lead, so that all devices of a visitor see the same.
 */
public final class Streams implements Visitors, LiveAnswers, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Streams.class);

    private final Map<String, Deque<Stream>> bySession = new ConcurrentHashMap<>();
    private final Map<String, Deque<Stream>> byLead = new ConcurrentHashMap<>();
    private final Map<String, LiveDraft> drafts = new ConcurrentHashMap<>();
    private final BiFunction<AccountKey, String, @Nullable String> leads;
    private final int mostPerSession;
    private volatile boolean closed;

    /**
     * @param leads who goes by a session on a site; null for one who never wrote
     * @param mostPerSession one more ends the oldest
     */
    public Streams(BiFunction<AccountKey, String, @Nullable String> leads, int mostPerSession) {
        this.leads = leads;
        this.mostPerSession = mostPerSession;
    }

    /** How many tabs look. */
    public int open() {
        return bySession.values().stream().mapToInt(Collection::size).sum();
    }

    Stream open(Visit visit) {
        Stream stream = new Stream(visit);
        bySession.compute(visit.sessionId(), (id, open) -> bounded(with(open, stream)));
        if (closed) {
            stream.end();
        }
        return stream;
    }

    private static Deque<Stream> with(@Nullable Deque<Stream> open, Stream stream) {
        Deque<Stream> all = open == null ? new ConcurrentLinkedDeque<>() : open;
        all.add(stream);
        return all;
    }

    private Deque<Stream> bounded(Deque<Stream> all) {
        all.stream().limit(Math.max(0, all.size() - mostPerSession)).forEach(Stream::end);
        return all;
    }

    /** From now on it hears of that lead. @return true when it did not before: then it may have missed something */
    boolean follow(Stream stream, @Nullable String leadId) {
        if (leadId == null || leadId.equals(stream.leadId())) {
            return false;
        }
        leave(byLead, stream.leadId(), stream);
        byLead.compute(leadId, (id, open) -> with(open, stream));
        stream.follow(leadId);
        return true;
    }

    void leave(Stream stream) {
        leave(bySession, stream.visit().sessionId(), stream);
        leave(byLead, stream.leadId(), stream);
    }

    private static void leave(Map<String, Deque<Stream>> index, @Nullable String key, Stream stream) {
        if (key != null) {
            index.computeIfPresent(key, (id, open) -> {
                open.remove(stream);
                return open.isEmpty() ? null : open;
            });
        }
    }

    @Override
    public void changed(AccountKey site, String sessionId) {
        if (bySession.isEmpty()) {
            return;
        }
        bySession.getOrDefault(sessionId, new ArrayDeque<>()).forEach(Stream::changed);
        try {
            String leadId = leads.apply(site, sessionId);
            if (leadId != null) {
                changed(leadId);
            }
        } catch (StoreUnavailableException e) {
            log.warn("webchat.others_not_told site={}", site);
        }
    }

    /** Something of that lead's changed. */
    public void changed(String leadId) {
        each(leadId, Stream::changed);
    }

    private void each(String leadId, Consumer<Stream> what) {
        Deque<Stream> open = byLead.get(leadId);
        if (open != null) {
            open.forEach(what);
        }
    }

    @Override
    public Draft begin(Conversation conversation, String messageId) {
        if (conversation.account().platform() != Platform.WEBCHAT) {
            return Draft.UNSEEN;
        }
        String conversationId = conversation.conversationId();
        String leadId = conversation.leadId();
        LiveDraft draft = new LiveDraft(
                messageId, () -> each(leadId, Stream::written), ended -> drafts.remove(conversationId, ended));
        drafts.put(conversationId, draft);
        each(leadId, Stream::written);
        return draft;
    }

    /** What is being written in a conversation; null when nothing is. */
    @Nullable
    LiveDraft draft(String conversationId) {
        return drafts.get(conversationId);
    }

    /** Ends every stream: their clients come back to whoever answers then. */
    @Override
    public void close() {
        closed = true;
        List.copyOf(bySession.values()).forEach(open -> open.forEach(Stream::end));
    }
}
