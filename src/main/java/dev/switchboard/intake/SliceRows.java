package dev.switchboard.intake;

import dev.switchboard.intake.Replay.Selection;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads kept slices in the order they came, a few at a time, and takes and puts back single ones. */
final class SliceRows {
    private static final int AT_A_TIME = 50;
    private static final String COLUMNS = """
            user_id, event_id, received_at, platform, account_id, lead_id, kind, state, reason, payload, dedupe_key,
              key_fingerprint""";

    private final Database database;

    SliceRows(Database database) {
        this.database = database;
    }

    /** Every slice of the selection: of one user after the other, of each the oldest first. */
    void forEach(Selection selection, Consumer<Slice> consumer) {
        for (String user : users(selection)) {
            if (selection.eventId() == null) {
                forEach(selection, user, consumer);
            } else {
                one(user, selection.eventId()).filter(selection::holds).ifPresent(consumer);
            }
        }
    }

    private Optional<Slice> one(String userId, String eventId) {
        return database.read(transaction -> transaction.one(
                "SELECT " + COLUMNS + " FROM raw_events WHERE user_id = ? AND event_id = ?",
                SliceRows::slice,
                userId,
                eventId));
    }

    private List<String> users(Selection selection) {
        if (selection.userId() != null) {
            return List.of(selection.userId());
        }
        List<String> users = new ArrayList<>(database.read(transaction ->
                transaction.list("SELECT user_id FROM users ORDER BY user_id", row -> row.getString(1))));
        users.addFirst(Routing.UNROUTED);
        return users;
    }

    private void forEach(Selection selection, String userId, Consumer<Slice> consumer) {
        String after = Ids.floor(selection.since());
        List<Slice> some;
        do {
            String from = after;
            some = database.read(transaction -> page(transaction, selection, userId, from));
            some.stream().filter(selection::holds).forEach(consumer);
            after = some.isEmpty() ? after : some.getLast().eventId();
        } while (some.size() == AT_A_TIME);
    }

    private static List<Slice> page(Transaction transaction, Selection selection, String userId, String after) {
        return transaction.list(
                "SELECT " + COLUMNS + " FROM raw_events WHERE user_id = ? AND event_id > ? AND event_id < ?"
                        + " ORDER BY event_id LIMIT ?",
                SliceRows::slice,
                userId,
                after,
                Ids.floor(selection.until()),
                AT_A_TIME);
    }

    private static Slice slice(ResultSet row) throws SQLException {
        return new Slice(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                Platform.of(row.getString(4)).orElseThrow(),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12));
    }

    static void take(Transaction transaction, Slice slice) {
        transaction.update(
                "DELETE FROM raw_events WHERE user_id = ? AND event_id = ?", slice.userId(), slice.eventId());
    }

    /** Puts a slice back that changed nothing, under the kind it has today; unless its event is kept already. */
    static void putBack(Transaction transaction, Slice slice, String kind) {
        transaction.update(
                "INSERT INTO raw_events (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                slice.userId(),
                slice.eventId(),
                slice.receivedAt(),
                slice.platform().wire(),
                slice.accountId(),
                slice.leadId(),
                kind,
                slice.state(),
                slice.reason(),
                slice.payload(),
                slice.dedupeKey(),
                slice.keyFingerprint());
    }
}
