package dev.switchboard.queue;

import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Durable work, in order per lane. Work is added in the transaction of whoever causes it, claimed by one process at a
 * time, and settled together with what it led to: "answered but not marked done" cannot exist.
 */
public final class DurableQueue {
    private final Database database;
    private final Clock clock;
    private final String bootId;
    private final Settlement settlement;
    private final AtomicLong claims = new AtomicLong();
    private volatile QueueListener listener = QueueListener.NONE;

    /** @param bootId new at every start: claims of any other are free when an embedded store is opened */
    public DurableQueue(Database database, Clock clock, String bootId, Settlement settlement) {
        this.database = database;
        this.clock = clock;
        this.bootId = bootId;
        this.settlement = settlement;
    }

    void listen(QueueListener listener) {
        this.listener = listener;
    }

    QueueListener listener() {
        return listener;
    }

    /**
     * Adds work; it starts once the transaction is on disk. Where nothing waits and the gate has room, the lane is born
     * claimed: that saves a transaction, and the wait for it, between a message and its agent.
     */
    public void add(Transaction transaction, NewItem item) {
        Optional<Place> place = item.timing().delayMs() == 0 ? listener.reserve(item.gate()) : Optional.empty();
        try {
            add(transaction, item, place);
        } catch (RuntimeException | Error e) { // a full store, say
            place.ifPresent(Place::giveBack);
            throw e;
        }
    }

    private void add(Transaction transaction, NewItem item, Optional<Place> place) {
        long now = clock.millis();
        String holder = place.isPresent() ? nextHolder() : null;
        Added added = appendToLane(transaction, item, holder, now);
        addItem(transaction, item, added.no(), now);
        if (holder != null && holder.equals(added.holder())) {
            Item first = new Item(added.no(), item.payload(), item.correlationId(), 0, 0, null, now);
            Claim claim = new Claim(item.lane(), item.gate(), holder, List.of(first), this);
            transaction.whenDecided(
                    () -> place.ifPresent(taken -> taken.begin(claim)), () -> place.ifPresent(Place::giveBack));
        } else {
            place.ifPresent(Place::giveBack);
            transaction.afterCommit(() -> listener.wake(item.gate()));
        }
    }

    private String nextHolder() {
        return bootId + "#" + claims.incrementAndGet();
    }

    /** @param holder who works the lane already; null for nobody */
    private record Added(long no, @Nullable String holder) {}

    private static void addItem(Transaction transaction, NewItem item, long no, long now) {
        transaction.update(
                "INSERT INTO queue_items (user_id, kind, lane, item_no, payload, correlation_id, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                item.lane().userId(),
                item.lane().kind(),
                item.lane().key(),
                no,
                item.payload(),
                item.correlationId(),
                now);
    }

    /** @param holder claims the lane when it is new and its gate is open; null leaves it to others */
    private static Added appendToLane(Transaction transaction, NewItem item, @Nullable String holder, long now) {
        long delay = item.timing().delayMs();
        return transaction
                .one(
                        """
                        INSERT INTO lanes (user_id, kind, lane, gate, last_item_no, waiting_since, ready_at, claimed_by,
                          claimed_no)
                        SELECT ?, ?, ?, ?, 1, ?, ?, h.holder, CASE WHEN h.holder IS NULL THEN NULL ELSE 1 END
                        FROM (SELECT CASE WHEN EXISTS (SELECT 1 FROM gates closed WHERE closed.user_id = ?
                          AND closed.gate = ? AND closed.paused_until > ?) THEN NULL ELSE ? END AS holder) h
                        WHERE true
                        ON CONFLICT (user_id, kind, lane) DO UPDATE SET
                          last_item_no = lanes.last_item_no + 1,
                          gate = excluded.gate,
                          ready_at = CASE
                            WHEN lanes.backing_off = 1 OR excluded.ready_at <= lanes.ready_at THEN lanes.ready_at
                            WHEN lanes.claimed_by IS NOT NULL OR excluded.ready_at < lanes.waiting_since + ?
                              THEN excluded.ready_at
                            ELSE lanes.waiting_since + ? END
                        RETURNING last_item_no, claimed_by""",
                        row -> new Added(row.getLong(1), row.getString(2)),
                        item.lane().userId(),
                        item.lane().kind(),
                        item.lane().key(),
                        item.gate().name(),
                        now,
                        now + delay,
                        item.lane().userId(),
                        item.gate().name(),
                        now,
                        holder,
                        item.timing().maxWaitMs(),
                        item.timing().maxWaitMs())
                .orElseThrow();
    }

    /** Takes up to {@code lanes} ready lanes of the gate for this process. */
    public List<Claim> claim(Gate gate, int lanes, int itemsPerLane) {
        return database.write(transaction -> {
            String holder = nextHolder();
            List<Claim> taken = new ArrayList<>();
            for (Reach reach : claimLanes(transaction, gate, holder, lanes)) {
                taken.add(new Claim(reach.lane(), gate, holder, itemsOf(transaction, reach, itemsPerLane), this));
            }
            return taken;
        });
    }

    /**
     * A claim notes how far it reaches. Was it never settled, because the process died, then the next one reaches no
     * farther: what was begun is repeated as it was, and newer items wait for the claim after it. A gate that was closed
     * a moment ago is seen here even by those who have not heard of it yet.
     */
    private List<Reach> claimLanes(Transaction transaction, Gate gate, String holder, int limit) {
        long now = clock.millis();
        return transaction.list(
                """
                UPDATE lanes SET claimed_by = ?, backing_off = 0,
                  claimed_no = COALESCE(claimed_no, last_item_no) WHERE (user_id, kind, lane) IN (
                  SELECT user_id, kind, lane FROM lanes
                  WHERE user_id = ? AND gate = ? AND claimed_by IS NULL AND ready_at <= ?
                    AND NOT EXISTS (SELECT 1 FROM gates closed WHERE closed.user_id = lanes.user_id
                      AND closed.gate = lanes.gate AND closed.paused_until > ?)
                  ORDER BY ready_at LIMIT ?)
                RETURNING kind, lane, claimed_no""",
                row -> new Reach(new Lane(gate.userId(), row.getString(1), row.getString(2)), row.getLong(3)),
                holder,
                gate.userId(),
                gate.name(),
                now,
                now,
                limit);
    }

    /** A claimed lane, and the newest of its items that the claim may hold. */
    private record Reach(Lane lane, long newestNo) {}

    private static List<Item> itemsOf(Transaction transaction, Reach reach, int limit) {
        return transaction.list(
                """
                SELECT item_no, payload, correlation_id, attempts, first_attempt_at, mark, created_at FROM queue_items
                WHERE user_id = ? AND kind = ? AND lane = ? AND item_no <= ? ORDER BY item_no LIMIT ?""",
                row -> new Item(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getLong(5),
                        row.getString(6),
                        row.getLong(7)),
                reach.lane().userId(),
                reach.lane().kind(),
                reach.lane().key(),
                reach.newestNo(),
                limit);
    }

    void mark(Claim claim, String note) {
        database.run(transaction -> transaction.update(
                "UPDATE queue_items SET mark = ? WHERE user_id = ? AND kind = ? AND lane = ? AND item_no = ?",
                note,
                claim.lane().userId(),
                claim.lane().kind(),
                claim.lane().key(),
                claim.head().no()));
    }

    /** Stores the outcome and all it led to, and lets go of the lane. */
    public void settle(Claim claim, Outcome outcome, Handler handler) {
        database.run(transaction -> settlement.settle(transaction, claim, outcome, handler));
    }

    /**
     * Frees what an earlier process held. For an embedded store, whose only process this is. What was begun and not
     * settled counts as an attempt.
     */
    public void freeOtherBoots() {
        String ours = bootId + "#%";
        database.run(transaction -> {
            transaction.update("""
                    UPDATE queue_items SET attempts = attempts + 1 WHERE (user_id, kind, lane, item_no) IN (
                      SELECT i.user_id, i.kind, i.lane, MIN(i.item_no) FROM lanes l JOIN queue_items i
                        ON i.user_id = l.user_id AND i.kind = l.kind AND i.lane = l.lane
                      WHERE l.claimed_by IS NOT NULL AND l.claimed_by NOT LIKE ? GROUP BY i.user_id, i.kind, i.lane)""", ours);
            transaction.update(
                    "UPDATE lanes SET claimed_by = NULL WHERE claimed_by IS NOT NULL AND claimed_by NOT LIKE ?", ours);
        });
    }

    /** Frees lanes whose work was not begun, for whoever claims next. */
    void letGo(List<Claim> claims) {
        if (!claims.isEmpty()) {
            database.run(transaction -> claims.forEach(claim -> letGo(transaction, claim)));
        }
    }

    private static void letGo(Transaction transaction, Claim claim) {
        transaction.update(
                "UPDATE lanes SET claimed_by = NULL WHERE user_id = ? AND kind = ? AND lane = ? AND claimed_by = ?",
                claim.lane().userId(),
                claim.lane().kind(),
                claim.lane().key(),
                claim.holder());
    }

    /** How far the clock is behind a time the store has seen, in milliseconds; not above 0 as long as time goes on. */
    long behind() {
        return database.readOwn(transaction -> transaction
                .one("SELECT COALESCE(MAX(waiting_since), 0) FROM lanes", row -> row.getLong(1) - clock.millis())
                .orElseThrow());
    }

    /** The clock was set back: what waits until a time waits no longer for it. What came since waits less, if at all. */
    void clockWentBack(long millis) {
        database.run(transaction -> {
            transaction.update(
                    "UPDATE lanes SET ready_at = ready_at - ?, waiting_since = waiting_since - ?", millis, millis);
            transaction.update("UPDATE gates SET paused_until = paused_until - ?", millis);
        });
    }

    /** Gates with work that waits, ready or not. */
    public List<Gate> gatesWithWork() {
        return database.readOwn(transaction -> transaction.list(
                "SELECT DISTINCT user_id, gate FROM lanes WHERE claimed_by IS NULL",
                row -> new Gate(row.getString(1), row.getString(2))));
    }

    /** When the next unclaimed lane of the gate is ready, epoch milliseconds; empty when there is none. */
    public Optional<Long> nextReadyAt(Gate gate) {
        return database.readOwn(transaction -> transaction.one(
                "SELECT ready_at FROM lanes WHERE user_id = ? AND gate = ? AND claimed_by IS NULL"
                        + " ORDER BY ready_at LIMIT 1",
                row -> row.getLong(1),
                gate.userId(),
                gate.name()));
    }

    /** Until when the gate is closed, epoch milliseconds; 0 when it is open. */
    public long pausedUntil(Gate gate) {
        return database.readOwn(transaction -> transaction
                .one(
                        "SELECT paused_until FROM gates WHERE user_id = ? AND gate = ?",
                        row -> row.getLong(1),
                        gate.userId(),
                        gate.name())
                .orElse(0L));
    }
}
