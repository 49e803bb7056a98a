package dev.switchboard.conversations;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What we know of a message's id.
 *
 * @param known the message is here already: platforms deliver more than once, for days
 * @param changedBefore it was edited or deleted before it came
 * @param setAside it was recorded without being ours to answer
 * @param conversationId where it is; null when it is not
 */
public record Seen(
        boolean known,
        boolean changedBefore,
        boolean setAside,
        @Nullable String conversationId,
        long sequenceNo) {
    static final Seen NEVER = new Seen(false, false, false, null, 0);

    static Seen of(ResultSet row) throws SQLException {
        String conversationId = row.getString(1);
        String origin = row.getString(3);
        boolean setAside = "standby".equals(origin) || "history".equals(origin);
        return new Seen(conversationId != null, conversationId == null, setAside, conversationId, row.getLong(2));
    }

    Seen or(Seen other) {
        return new Seen(
                known || other.known,
                changedBefore || other.changedBefore,
                setAside || other.setAside,
                conversationId == null ? other.conversationId : conversationId,
                Math.max(sequenceNo, other.sequenceNo));
    }
}
