package dev.switchboard.intake;

import dev.switchboard.message.AccountKey;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every event as it came, one slice each, so that it can be read again by a better parser and erased alone. One
 * that is delivered again is not kept again.
 */
final class RawEvents {
    private final Clock clock;
    private final Ids ids;

    RawEvents(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Why a slice is kept. */
    enum State {
        /** It took effect. */
        TAKEN("taken"),
        /** We do not understand it yet. */
        UNRECOGNIZED("unrecognized"),
        /** Nobody may take it. */
        PARKED("parked");

        private final String wire;

        State(String wire) {
            this.wire = wire;
        }

        /** The name in the store. */
        String wire() {
            return wire;
        }
    }

    /**
     * Keeps a message that is known not to be here yet. It is found by its message alone.
     *
     * @return the id of the slice
     */
    String keepMessage(Transaction transaction, RoutedEvent routed, String leadId) {
        AccountKey account = routed.event().account();
        String eventId = idOf(routed);
        transaction.update(
                """
                INSERT INTO raw_events (user_id, event_id, received_at, platform, account_id, lead_id, kind, state,
                  reason, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                routed.userId(),
                eventId,
                timeOf(routed),
                routed.platform().wire(),
                account == null ? null : account.id(),
                leadId,
                routed.event().kind(),
                State.TAKEN.wire,
                null,
                routed.event().raw());
        return eventId;
    }

    /** Keeps anything else. @return false when it is here already */
    boolean keep(
            Transaction transaction,
            RoutedEvent routed,
            State state,
            @Nullable String reason,
            @Nullable String leadId) {
        return keep(transaction, routed, state, reason, leadId, DedupeKey.of(routed));
    }

    /** Keeps what made our own code fail. */
    boolean keepBroken(Transaction transaction, RoutedEvent routed, String reason) {
        return keep(transaction, routed, State.UNRECOGNIZED, reason, null, DedupeKey.ofBroken(routed));
    }

    private boolean keep(
            Transaction transaction,
            RoutedEvent routed,
            State state,
            @Nullable String reason,
            @Nullable String leadId,
            String dedupeKey) {
        AccountKey account = routed.event().account();
        int added = transaction.update(
                """
                INSERT INTO raw_events (user_id, event_id, received_at, platform, account_id, lead_id, kind, state,
                  reason, payload, dedupe_key, key_fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, dedupe_key) WHERE dedupe_key IS NOT NULL DO NOTHING""",
                routed.userId(),
                idOf(routed),
                timeOf(routed),
                routed.platform().wire(),
                account == null ? null : account.id(),
                leadId,
                routed.event().kind(),
                state.wire,
                reason,
                routed.event().raw(),
                dedupeKey,
                state == State.TAKEN ? null : routed.provenance().keyFingerprint());
        return added > 0;
    }

    /** What is replayed stays under its id, so that a list of what waits and its successor name the same. */
    private String idOf(RoutedEvent routed) {
        String kept = routed.provenance().eventId();
        return kept == null ? ids.next() : kept;
    }

    private long timeOf(RoutedEvent routed) {
        return routed.provenance().isReplay() ? routed.provenance().receivedAt() : clock.millis();
    }
}
