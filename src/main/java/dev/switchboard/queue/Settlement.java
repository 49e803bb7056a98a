package dev.switchboard.queue;

import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Writes what became of a claim. Everything here happens in the one transaction that lets go of the lane. */
public final class Settlement {
    private final Clock clock;
    private final RandomGenerator random;
    private final DeadLetters deadLetters;

    public Settlement(Clock clock, RandomGenerator random, Ids ids) {
        this.clock = clock;
        this.random = random;
        this.deadLetters = new DeadLetters(clock, ids);
    }

    void settle(Transaction transaction, Claim claim, Outcome outcome, Handler handler) {
        if (outcome instanceof Outcome.Done done && closeLane(transaction, claim, done.items())) {
            done.effect().apply(transaction);
            removeItems(transaction, claim, done.items());
            return;
        }
        requireHeld(transaction, claim);
        switch (outcome) {
            case Outcome.Done done -> done(transaction, claim, done.items(), done.effect());
            case Outcome.DeadLetter dead -> die(transaction, claim, dead);
            case Outcome.RetryLater retry -> {
                setMark(transaction, claim, retry.mark());
                retry(transaction, claim, retry, handler);
            }
            case Outcome.Crashed crashed ->
                retry(transaction, claim, new Outcome.RetryLater(1, crashed.reason(), null, null), handler);
            case Outcome.Pause pause -> pause(transaction, claim, pause);
        }
    }

    /** The usual end, in one statement: the claim still holds the lane and has done all that is in it. */
    private static boolean closeLane(Transaction transaction, Claim claim, int items) {
        Lane lane = claim.lane();
        return transaction.update(
                        "DELETE FROM lanes WHERE user_id = ? AND kind = ? AND lane = ? AND claimed_by = ? AND last_item_no = ?",
                        lane.userId(),
                        lane.kind(),
                        lane.key(),
                        claim.holder(),
                        claim.items().get(items - 1).no())
                == 1;
    }

    /** A claim that was lost must change nothing: somebody else works the lane. */
    private static void requireHeld(Transaction transaction, Claim claim) {
        Lane lane = claim.lane();
        boolean held = transaction
                .one(
                        "SELECT claimed_by FROM lanes WHERE user_id = ? AND kind = ? AND lane = ?",
                        row -> claim.holder().equals(row.getString(1)),
                        lane.userId(),
                        lane.kind(),
                        lane.key())
                .orElse(false);
        if (!held) {
            throw new ClaimLostException(lane);
        }
    }

    private void done(Transaction transaction, Claim claim, int items, Effect effect) {
        effect.apply(transaction);
        removeItems(transaction, claim, items);
        letGo(transaction, claim, clock.millis(), false);
    }

    private void die(Transaction transaction, Claim claim, Outcome.DeadLetter dead) {
        claim.items().stream()
                .limit(dead.items())
                .forEach(item -> deadLetters.add(transaction, claim, item, dead.cause(), dead.detail()));
        transaction.afterCommit(() -> claim.queue().listener().died(claim, dead.cause(), dead.items()));
        done(transaction, claim, dead.items(), dead.effect());
    }

    private void retry(Transaction transaction, Claim claim, Outcome.RetryLater retry, Handler handler) {
        long now = clock.millis();
        long first = claim.head().firstAttemptAt() == 0 ? now : claim.head().firstAttemptAt();
        Optional<Duration> step = handler.schedule().next(claim.attempt(), now - first, retry.after(), random);
        if (step.isEmpty()) {
            die(
                    transaction,
                    claim,
                    new Outcome.DeadLetter(
                            retry.items(), "gave_up", retry.reason(), handler.givenUp(claim, retry.reason())));
            return;
        }
        noteAttempt(transaction, claim, first, retry);
        letGo(transaction, claim, now + step.get().toMillis(), true);
    }

    private void pause(Transaction transaction, Claim claim, Outcome.Pause pause) {
        long now = clock.millis();
        long until = now + pause.length().toMillis();
        transaction.update("""
                INSERT INTO gates (user_id, gate, paused_until, reason, since) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (user_id, gate) DO UPDATE SET paused_until = excluded.paused_until, reason = excluded.reason
                  WHERE excluded.paused_until > gates.paused_until""", claim.gate().userId(), claim.gate().name(), until, pause.reason(), now);
        setMark(transaction, claim, claim.head().mark());
        transaction.afterCommit(() -> claim.queue().listener().paused(claim.gate(), until));
        letGo(transaction, claim, now, false);
    }

    private static void removeItems(Transaction transaction, Claim claim, int items) {
        Lane lane = claim.lane();
        transaction.update(
                "DELETE FROM queue_items WHERE user_id = ? AND kind = ? AND lane = ? AND item_no <= ?",
                lane.userId(),
                lane.kind(),
                lane.key(),
                claim.items().get(items - 1).no());
    }

    private static void noteAttempt(Transaction transaction, Claim claim, long first, Outcome.RetryLater retry) {
        Lane lane = claim.lane();
        transaction.update(
                """
                UPDATE queue_items SET attempts = attempts + 1, first_attempt_at = COALESCE(first_attempt_at, ?),
                  last_error = ? WHERE user_id = ? AND kind = ? AND lane = ? AND item_no <= ?""",
                first,
                retry.reason(),
                lane.userId(),
                lane.kind(),
                lane.key(),
                claim.items().get(retry.items() - 1).no());
    }

    private static void setMark(Transaction transaction, Claim claim, @Nullable String mark) {
        Lane lane = claim.lane();
        transaction.update(
                "UPDATE queue_items SET mark = ? WHERE user_id = ? AND kind = ? AND lane = ? AND item_no = ?",
                mark,
                lane.userId(),
                lane.kind(),
                lane.key(),
                claim.head().no());
    }

    /** An empty lane disappears; one with work left is free for the next claim from {@code readyAt} on. */
    private static void letGo(Transaction transaction, Claim claim, long readyAt, boolean backingOff) {
        Lane lane = claim.lane();
        Optional<Long> oldest = transaction.one(
                "SELECT created_at FROM queue_items WHERE user_id = ? AND kind = ? AND lane = ? ORDER BY item_no LIMIT 1",
                row -> row.getLong(1),
                lane.userId(),
                lane.kind(),
                lane.key());
        if (oldest.isEmpty()) {
            transaction.update(
                    "DELETE FROM lanes WHERE user_id = ? AND kind = ? AND lane = ?",
                    lane.userId(),
                    lane.kind(),
                    lane.key());
            return;
        }
        free(transaction, claim, oldest.get(), readyAt, backingOff);
    }

    /** What came meanwhile may want to wait for more of its burst, and may have been given to another gate. */
    private static void free(
            Transaction transaction, Claim claim, long waitingSince, long readyAt, boolean backingOff) {
        Lane lane = claim.lane();
        transaction
                .one(
                        """
                        UPDATE lanes SET claimed_by = NULL, claimed_no = NULL, waiting_since = ?, backing_off = ?,
                          ready_at = CASE WHEN ready_at > ? THEN ready_at ELSE ? END
                        WHERE user_id = ? AND kind = ? AND lane = ? RETURNING gate""",
                        row -> new Gate(lane.userId(), row.getString(1)),
                        waitingSince,
                        backingOff ? 1 : 0,
                        readyAt,
                        readyAt,
                        lane.userId(),
                        lane.kind(),
                        lane.key())
                .ifPresent(gate ->
                        transaction.afterCommit(() -> claim.queue().listener().wake(gate)));
    }
}
