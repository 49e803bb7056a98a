package dev.switchboard.relay;

import dev.switchboard.conversations.Messages;
import dev.switchboard.conversations.StoredMessage;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.queue.Claim;
import dev.switchboard.queue.Effect;
import dev.switchboard.queue.Handler;
import dev.switchboard.queue.Outcome;
import dev.switchboard.queue.RetrySchedule;
import dev.switchboard.store.Database;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks, a day later, whether a send whose outcome was unknown has been told of by a receipt. If not, it fails and is
 * listed with the dead letters for a person to decide: resending by itself could say everything twice.
 */
public final class UncertainSends implements Handler {
    static final String KIND = "uncertain";
    static final Duration PATIENCE = Duration.ofHours(24);

    private final Database database;
    private final DeliveryRecord record;

    public UncertainSends(Database database, DeliveryRecord record) {
        this.database = database;
        this.record = record;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public RetrySchedule schedule() {
        return RetrySchedule.STANDARD;
    }

    @Override
    public Outcome handle(Claim claim) {
        String userId = claim.lane().userId();
        String messageId = claim.head().payload();
        Optional<StoredMessage> message =
                database.readOwn(transaction -> Messages.findOwn(transaction, userId, messageId));
        boolean unknown = message.map(StoredMessage::status).equals(Optional.of(DeliveryStatus.UNCERTAIN));
        return unknown
                ? new Outcome.DeadLetter(
                        1,
                        "outcome_unknown",
                        "the call left, no answer and no receipt came",
                        record.failed(userId, messageId, "outcome_unknown", "outcome unknown"))
                : new Outcome.Done(1, Effect.NONE);
    }
}
