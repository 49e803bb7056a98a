package dev.switchboard.tenants;

import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.time.Clock;

/** Keeps who changed what. Written in the transaction that makes the change, so that neither is there without the other. */
public final class Audit {
    private final Clock clock;
    private final Ids ids;

    public Audit(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Keeps one change.
     *
     * @param userId whose data is changed
     * @param action what is done, such as {@code key.created}
     * @param target the id of what it is done to; nothing personal
     */
    public void record(Transaction transaction, String userId, Actor actor, String action, String target) {
        transaction.update("""
                INSERT INTO audit (user_id, audit_id, at, actor, action, target, correlation_id)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", userId, ids.next(), clock.millis(), actor.id(), action, target, actor.correlationId());
    }
}
