package dev.switchboard.queue;

import dev.switchboard.store.Database;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts what there is to do, for those who watch: on a reader, never where messages are written. A million waiting
 * items take a quarter of a second, for they are walked in the order in which they lie: an index would be no faster to
 * count, and would cost every message.
 */
public final class QueueReader {
    static final String BACKLOG = "SELECT kind, COUNT(*), MIN(created_at) FROM queue_items GROUP BY user_id, kind";
    static final String CLOSED_GATES = "SELECT gate, COUNT(*) FROM gates WHERE paused_until > ? GROUP BY gate";
    static final String DEAD_LETTERS = "SELECT cause, COUNT(*) FROM dead_letters GROUP BY user_id, cause";

    private final Database database;

    public QueueReader(Database database) {
        this.database = database;
    }

    /**
     * What waits or is worked.
     *
     * @param oldestAt when its oldest item was added, epoch milliseconds
     */
    public record Backlog(long items, long oldestAt) {
        private Backlog plus(Backlog other) {
            return new Backlog(items + other.items, Math.min(oldestAt, other.oldestAt));
        }
    }

    /** By kind of work; without the kinds of which there is none. */
    public Map<String, Backlog> backlog() {
        record Row(String kind, Backlog backlog) {}

        List<Row> rows = database.read(transaction -> transaction.list(
                BACKLOG, row -> new Row(row.getString(1), new Backlog(row.getLong(2), row.getLong(3)))));
        return rows.stream().collect(Collectors.toMap(Row::kind, Row::backlog, Backlog::plus));
    }

    /** How many gates let nothing through at that time, epoch milliseconds, by kind of work. */
    public Map<String, Long> closedGates(long now) {
        return counts(CLOSED_GATES, now)
                .collect(Collectors.toMap(count -> new Gate("", count.name()).kind(), Count::number, Long::sum));
    }

    /** How much was given up and not dealt with yet, by cause. */
    public Map<String, Long> deadLetters() {
        return counts(DEAD_LETTERS).collect(Collectors.toMap(Count::name, Count::number, Long::sum));
    }

    private record Count(String name, long number) {}

    private Stream<Count> counts(String sql, Object... arguments) {
        return database
                .read(transaction ->
                        transaction.list(sql, row -> new Count(row.getString(1), row.getLong(2)), arguments))
                .stream();
    }
}
