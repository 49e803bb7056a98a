package dev.switchboard.queue;

import dev.switchboard.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists work that was given up, newest first. */
public final class DeadLetterReader {
    private static final String SELECT =
            "SELECT user_id, dead_letter_id, kind, lane, cause, detail, attempts, created_at, died_at FROM dead_letters";

    private final Database database;

    public DeadLetterReader(Database database) {
        this.database = database;
    }

    /**
     * Work that was given up.
     *
     * @param lane the conversation, lead or endpoint it belonged to
     * @param cause short code
     */
    public record DeadLetter(
            String userId,
            String deadLetterId,
            String kind,
            String lane,
            String cause,
            @Nullable String detail,
            int attempts,
            long createdAt,
            long diedAt) {}

    /** The newest; of all users when {@code userId} is null. */
    public List<DeadLetter> list(@Nullable String userId, int limit) {
        return database.read(transaction -> userId == null
                ? transaction.list(SELECT + " ORDER BY dead_letter_id DESC LIMIT ?", DeadLetterReader::row, limit)
                : transaction.list(
                        SELECT + " WHERE user_id = ? ORDER BY dead_letter_id DESC LIMIT ?",
                        DeadLetterReader::row,
                        userId,
                        limit));
    }

    private static DeadLetter row(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7),
                row.getLong(8),
                row.getLong(9));
    }
}
