package dev.switchboard.http.webchat;

import dev.switchboard.conversations.Transcripts.Current;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a client has seen a conversation: the id of an event, {@code CONVERSATION.N}.
 *
 * @param conversationId empty for one who has seen nothing
 */
record Place(String conversationId, long changeNo) {
    static final Place NOTHING = new Place("", 0);

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9-]{1,80})\\.(\\d{1,18})");

    /** The place a header names; the beginning for whatever cannot be read. */
    static Place of(@Nullable String lastEventId) {
        Matcher parts = FORM.matcher(lastEventId == null ? "" : lastEventId.strip());
        return parts.matches() ? new Place(parts.group(1), Long.parseLong(parts.group(2))) : NOTHING;
    }

    /** The last change of that conversation the client has seen; 0 for another's, and for one that never was. */
    long in(Current current) {
        return conversationId.equals(current.conversationId()) && changeNo <= current.changeNo() ? changeNo : 0;
    }

    @Override
    public String toString() {
        return conversationId + "." + changeNo;
    }
}
