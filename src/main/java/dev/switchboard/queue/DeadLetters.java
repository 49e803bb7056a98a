package dev.switchboard.queue;

import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.time.Clock;

/** Work that will not succeed by itself, kept with the reason until a person has looked at it. */
final class DeadLetters {
    private static final int LONGEST_DETAIL = 4_096;

    private final Clock clock;
    private final Ids ids;

    DeadLetters(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    void add(Transaction transaction, Claim claim, Item item, String cause, String detail) {
        transaction.update(
                """
                INSERT INTO dead_letters (user_id, dead_letter_id, kind, lane, gate, payload, correlation_id,
                  cause, detail, attempts, created_at, died_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                claim.lane().userId(),
                ids.next(),
                claim.lane().kind(),
                claim.lane().key(),
                claim.gate().name(),
                item.payload(),
                item.correlationId(),
                cause,
                detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL),
                item.attempts() + 1,
                item.createdAt(),
                clock.millis());
    }
}
