package dev.switchboard.intake;

import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists what was kept and did not take effect: parked and unrecognized events, newest first. */
public final class KeptReader {
    /** A hundred whole webhooks would be more than there is memory for. */
    static final int MOST_CHARACTERS = 65_536;

    private static final String SELECT =
            "SELECT user_id, event_id, received_at, platform, account_id, kind, reason, SUBSTR(payload, 1, "
                    + MOST_CHARACTERS + ") FROM raw_events WHERE state = ? AND state <> 'taken'";

    private final Database database;

    public KeptReader(Database database) {
        this.database = database;
    }

    /**
     * An event that waits for somebody to look.
     *
     * @param payload a webhook body that holds it alone, or the beginning of a large one
     */
    public record Kept(
            String userId,
            String eventId,
            long receivedAt,
            String platform,
            @Nullable String accountId,
            String kind,
            @Nullable String reason,
            String payload) {}

    /**
     * The newest events in that state.
     *
     * @param state {@code parked} or {@code unrecognized}
     * @param userId null for all users
     */
    public List<Kept> list(String state, @Nullable String userId, int limit) {
        return database.read(transaction ->
                userId == null ? ofAll(transaction, state, limit) : ofUser(transaction, state, userId, limit));
    }

    /** How many there are, of all users, by state. */
    public Map<String, Long> counts() {
        record Count(String state, long number) {}

        List<Count> counts = database.read(transaction -> transaction.list(
                "SELECT state, COUNT(*) FROM raw_events WHERE state <> 'taken' GROUP BY user_id, state",
                row -> new Count(row.getString(1), row.getLong(2))));
        return counts.stream().collect(Collectors.toMap(Count::state, Count::number, Long::sum));
    }

    private static List<Kept> ofUser(Transaction transaction, String state, String userId, int limit) {
        return transaction.list(
                SELECT + " AND user_id = ? ORDER BY event_id DESC LIMIT ?", KeptReader::row, state, userId, limit);
    }

    private static List<Kept> ofAll(Transaction transaction, String state, int limit) {
        return transaction.list(SELECT + " ORDER BY event_id DESC LIMIT ?", KeptReader::row, state, limit);
    }

    private static Kept row(ResultSet row) throws SQLException {
        return new Kept(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }
}
