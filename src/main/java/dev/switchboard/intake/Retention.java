package dev.switchboard.intake;

import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes raw slices that are older than anybody needs, a few hundred at a time so that no webhook waits. What is still
 * unrecognized or parked stays until somebody has looked at it.
 */
public final class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int AT_A_TIME = 500;
    /** Platforms deliver again for a week: what waits for a message longer, or keeps one out, has nothing to wait for. */
    private static final Duration EARLY = Duration.ofDays(8);

    private final Database database;
    private final Clock clock;
    private final Duration rawEvents;

    public Retention(Database database, Clock clock, Duration rawEvents) {
        this.database = database;
        this.clock = clock;
        this.rawEvents = rawEvents;
    }

    /** Deletes what is due. @return how many slices went */
    public int sweep() {
        try {
            int deleted = users().stream().mapToInt(this::sweepUser).sum();
            long cutoff = clock.millis() - EARLY.toMillis();
            database.run(transaction -> {
                transaction.update("DELETE FROM early_receipts WHERE created_at < ?", cutoff);
                transaction.update("DELETE FROM early_changes WHERE created_at < ?", cutoff);
                transaction.update("DELETE FROM tombstones WHERE created_at < ?", cutoff);
            });
            log.info("retention.swept raw_events={}", deleted);
            return deleted;
        } catch (RuntimeException e) { // or the schedule would end
            log.warn("retention.postponed reason={}", e.getMessage());
            return 0;
        }
    }

    private List<String> users() {
        return database.read(transaction -> transaction.list("SELECT user_id FROM users", row -> row.getString(1)));
    }

    private int sweepUser(String userId) {
        int all = 0;
        int some;
        do {
            some = sweepSome(userId);
            all += some;
        } while (some == AT_A_TIME);
        return all;
    }

    /** Ids begin with the time, so what is due is the beginning of the primary key. */
    private int sweepSome(String userId) {
        String before = Ids.floor(clock.millis() - rawEvents.toMillis());
        return database.write(transaction -> transaction.update("""
                DELETE FROM raw_events WHERE user_id = ? AND event_id IN (
                  SELECT event_id FROM raw_events WHERE user_id = ? AND event_id < ? AND state = 'taken'
                  ORDER BY event_id LIMIT ?)""", userId, userId, before, AT_A_TIME));
    }
}
