package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Something the live stream tells.
 *
 * @param seq its number, growing, never used twice
 * @param kind {@link #PHONE} or the kind of a journal entry
 * @param data a JSON object
 */
record Event(long seq, String kind, String data) {
    static final String PHONE = "phone";

    private static final int TRIM_EVERY = 500;

    /** Name of the event on the stream: the page listens to these two. */
    String name() {
        return kind.equals(PHONE) ? PHONE : "journal";
    }

    ObjectNode json() {
        return ((ObjectNode) MetaJson.own(data)).put("seq", seq);
    }

    /** Writes the next event; now and then forgets the oldest. */
    static Event append(Transaction transaction, String kind, ObjectNode json, int kept) {
        String data = MetaJson.text(json);
        long seq = transaction
                .one("INSERT INTO event (kind, data) VALUES (?, ?) RETURNING seq", row -> row.getLong(1), kind, data)
                .orElseThrow();
        if (seq % TRIM_EVERY == 0) {
            transaction.update("DELETE FROM event WHERE seq <= ?", seq - kept);
        }
        return new Event(seq, kind, data);
    }

    static List<Event> after(Transaction transaction, long seq, int limit) {
        return transaction.list(
                "SELECT seq, kind, data FROM event WHERE seq > ? ORDER BY seq LIMIT ?", Event::map, seq, limit);
    }

    static List<Event> journalAfter(Transaction transaction, long seq, int limit) {
        return transaction.list(
                "SELECT seq, kind, data FROM event WHERE seq > ? AND kind <> 'phone' ORDER BY seq LIMIT ?",
                Event::map,
                seq,
                limit);
    }

    /** The newest journal entries, oldest of them first. */
    static List<Event> newestJournal(Transaction transaction, int limit) {
        return transaction
                .list(
                        "SELECT seq, kind, data FROM event WHERE kind <> 'phone' ORDER BY seq DESC LIMIT ?",
                        Event::map,
                        limit)
                .reversed();
    }

    /** Number of the newest event, 0 when there is none yet. */
    static long last(Transaction transaction) {
        return transaction
                .one("SELECT coalesce(max(seq), 0) FROM event", row -> row.getLong(1))
                .orElse(0L);
    }

    /** Number of the oldest event kept, 0 when there is none. */
    static long first(Transaction transaction) {
        return transaction
                .one("SELECT coalesce(min(seq), 0) FROM event", row -> row.getLong(1))
                .orElse(0L);
    }

    private static Event map(ResultSet row) throws SQLException {
        return new Event(row.getLong(1), row.getString(2), row.getString(3));
    }
}
