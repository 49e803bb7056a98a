package dev.switchboard.conversations;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent.ControlChanged.Owner;
import dev.switchboard.store.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who has a customer's conversation, and what else keeps its window open. It is told by the platform's ids of the
 * customer, now and then before the first message; {@link #apply} brings it to the conversations of a lead whenever
 * either side changed, so that the order of arrival does not matter.
 */
public final class Standing {
    private static final long WINDOW_MS = Duration.ofHours(24).toMillis();
    /** Until it is handed back. */
    private static final long FOREVER = 253_402_300_799_999L;

    private final long handoffMs;

    /** @param handoff how long a person keeps a conversation before its agent may answer again */
    public Standing(Duration handoff) {
        this.handoffMs = handoff.toMillis();
    }

    /** A customer on an account, by any id. */
    public record Who(String userId, AccountKey account, String customer) {}

    /** The conversation was handed over; the newest by the platform's time holds. */
    public void control(Transaction transaction, Who who, Owner owner, @Nullable String ownerName, long at) {
        ensure(transaction, who);
        transaction.update(
                """
                UPDATE customer_states SET control = ?, control_by = ?, control_at = ?
                WHERE user_id = ? AND customer = ? AND platform = ? AND account_id = ?
                  AND (control_at < ? OR (control_at = ? AND control < ?))""",
                wire(owner),
                ownerName,
                at,
                who.userId(),
                who.customer(),
                who.account().platform().wire(),
                who.account().id(),
                at,
                at,
                wire(owner));
    }

    /** A person wrote to the customer from the platform's own app. */
    public void person(Transaction transaction, Who who, long at) {
        ensure(transaction, who);
        later(transaction, "person_at", who, at);
    }

    /** What had been taken for a person's words was a message of ours. */
    public void notAPerson(Transaction transaction, String userId, String leadId, AccountKey account, long at) {
        transaction.update(
                """
                UPDATE customer_states SET person_at = COALESCE((SELECT MAX(m.timestamp)
                  FROM conversations c CROSS JOIN messages m ON m.user_id = c.user_id AND m.conversation_id = c.conversation_id
                  WHERE c.user_id = ? AND c.lead_id = ? AND c.platform = ? AND c.account_id = ? AND m.origin = 'app'
                    AND m.deleted_at IS NULL), 0)
                WHERE user_id = ? AND platform = ? AND account_id = ? AND person_at = ?
                  AND customer IN (SELECT alias FROM lead_aliases WHERE user_id = ? AND lead_id = ?)""",
                userId,
                leadId,
                account.platform().wire(),
                account.id(),
                userId,
                account.platform().wire(),
                account.id(),
                at,
                userId,
                leadId);
        apply(transaction, userId, leadId);
    }

    /** The customer called: that opens the window. */
    public void called(Transaction transaction, Who who, long at) {
        ensure(transaction, who);
        later(transaction, "called_at", who, at);
    }

    private static void ensure(Transaction transaction, Who who) {
        transaction.update(
                "INSERT INTO customer_states (user_id, customer, platform, account_id) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (user_id, customer, platform, account_id) DO NOTHING",
                who.userId(),
                who.customer(),
                who.account().platform().wire(),
                who.account().id());
    }

    private static void later(Transaction transaction, String column, Who who, long at) {
        transaction.update(
                "UPDATE customer_states SET " + column + " = ? WHERE user_id = ? AND customer = ? AND platform = ?"
                        + " AND account_id = ? AND " + column + " < ?",
                at,
                who.userId(),
                who.customer(),
                who.account().platform().wire(),
                who.account().id(),
                at);
    }

    private record State(
            String platform, String accountId, @Nullable String control, long controlAt, long personAt, long calledAt) {

        private boolean isElsewhere() {
            return wire(Owner.ANOTHER_APP).equals(control);
        }

        private State and(State other) {
            boolean later = other.controlAt > controlAt;
            return new State(
                    platform,
                    accountId,
                    later ? other.control : control,
                    Math.max(controlAt, other.controlAt),
                    Math.max(personAt, other.personAt),
                    Math.max(calledAt, other.calledAt));
        }
    }

    /** Brings what is known of a lead's ids to its open conversations. */
    public void apply(Transaction transaction, String userId, String leadId) {
        List<State> all = transaction.list(
                """
                SELECT s.platform, s.account_id, s.control, s.control_at, s.person_at, s.called_at
                FROM lead_aliases a JOIN customer_states s ON s.user_id = a.user_id AND s.customer = a.alias
                WHERE a.user_id = ? AND a.lead_id = ? ORDER BY s.control_at, s.control""",
                row -> new State(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)),
                userId,
                leadId);
        all.stream()
                .map(one ->
                        all.stream().filter(other -> sameAccount(one, other)).reduce(one, State::and))
                .distinct()
                .forEach(state -> apply(transaction, userId, leadId, state));
    }

    private static boolean sameAccount(State one, State other) {
        return one.platform().equals(other.platform()) && one.accountId().equals(other.accountId());
    }

    private void apply(Transaction transaction, String userId, String leadId, State state) {
        boolean person = state.personAt() > state.controlAt();
        @Nullable
        Long until = state.isElsewhere() ? Long.valueOf(FOREVER) : person ? state.personAt() + handoffMs : null;
        @Nullable String because = state.isElsewhere() ? "another_app" : person ? "person" : null;
        transaction.update(
                """
                UPDATE conversations SET agent_paused_until = ?, paused_because = ?,
                  window_until = CASE WHEN ? > COALESCE(window_until, 0) THEN ? ELSE window_until END
                WHERE user_id = ? AND lead_id = ? AND platform = ? AND account_id = ? AND closed_as = ''""",
                until,
                because,
                state.calledAt() == 0 ? 0 : state.calledAt() + WINDOW_MS,
                state.calledAt() + WINDOW_MS,
                userId,
                leadId,
                state.platform(),
                state.accountId());
    }

    private static String wire(Owner owner) {
        return owner.name().toLowerCase(Locale.ROOT);
    }
}
