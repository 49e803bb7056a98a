package dev.switchboard.relay;

import dev.switchboard.channels.SendResult;
import dev.switchboard.conversations.Changes;
import dev.switchboard.conversations.Conversation;
import dev.switchboard.conversations.Messages;
import dev.switchboard.conversations.OptOuts;
import dev.switchboard.conversations.Receipts;
import dev.switchboard.conversations.Standing;
import dev.switchboard.leads.LeadCounters;
import dev.switchboard.leads.Leads;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.Receipt.Failure;
import dev.switchboard.queue.Claim;
import dev.switchboard.queue.DurableQueue;
import dev.switchboard.queue.Effect;
import dev.switchboard.queue.Gate;
import dev.switchboard.queue.Lane;
import dev.switchboard.queue.NewItem;
import dev.switchboard.queue.NewItem.Timing;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is stored of a send, in the transaction that settles it. */
public final class DeliveryRecord {
    private final Clock clock;
    private final Receipts receipts;
    private final Leads leads;
    private final LeadCounters counters;
    private final Changes changes;
    private final Standing standing;
    private final DurableQueue queue;

    public DeliveryRecord(Clock clock, Ids ids, DurableQueue queue, Standing standing) {
        this.clock = clock;
        this.receipts = new Receipts(clock);
        this.leads = new Leads(clock, ids);
        this.counters = new LeadCounters(clock);
        this.changes = new Changes(clock, ids);
        this.standing = standing;
        this.queue = queue;
    }

    /** The platform took it: its id, what early receipts said, and the ids it knows the customer by. */
    Effect sent(Conversation conversation, String messageId, SendResult.Accepted accepted) {
        String userId = conversation.userId();
        return transaction -> {
            Receipts.Sent sent =
                    receipts.sent(transaction, userId, conversation.account(), messageId, accepted.platformMessageId());
            learn(transaction, conversation, accepted.recipientIds());
            if (sent.failed()) {
                refreshIfFailed(transaction, userId, messageId);
            }
            if (sent.lost() != null) {
                lookLater(transaction, userId, sent.lost(), null);
            }
            if (sent.copy() != null) {
                removeCopy(transaction, conversation, sent.copy());
            }
        };
    }

    private void learn(Transaction transaction, Conversation conversation, List<String> recipientIds) {
        leads.learn(
                        transaction,
                        conversation.userId(),
                        conversation.leadId(),
                        recipientIds,
                        conversation.account().platform(),
                        clock.millis())
                .ifPresent(leadId -> standing.apply(transaction, conversation.userId(), leadId));
    }

    /** What was recorded as a person's was an echo of this very message. */
    private void removeCopy(Transaction transaction, Conversation conversation, String messageId) {
        String userId = conversation.userId();
        changes.deleteOwn(transaction, userId, messageId, clock.millis()).ifPresent(copy -> {
            counters.uncount(transaction, userId, copy.leadId(), copy.timestamp());
            standing.notAPerson(transaction, userId, copy.leadId(), conversation.account(), copy.timestamp());
        });
    }

    /** A receipt that came early may have said that it failed. */
    private void refreshIfFailed(Transaction transaction, String userId, String messageId) {
        Messages.findOwn(transaction, userId, messageId)
                .filter(message -> message.status() == DeliveryStatus.FAILED)
                .ifPresent(message -> counters.refreshLast(transaction, userId, message.leadId(), message.timestamp()));
    }

    /** It will not be sent: visible on the message, and no longer the lead's last. */
    Effect failed(String userId, String messageId, String code, String reason) {
        Failure failure = new Failure(code, reason);
        return transaction -> {
            receipts.advance(transaction, userId, messageId, DeliveryStatus.FAILED, clock.millis(), failure);
            Messages.findOwn(transaction, userId, messageId).ifPresent(message -> {
                counters.refreshLast(transaction, userId, message.leadId(), message.timestamp());
                OptOuts.heed(transaction, userId, message.leadId(), failure, clock.millis());
            });
        };
    }

    /** Nobody knows whether it was sent: a receipt will tell, or after a day a person must. */
    Effect uncertain(Claim claim) {
        String userId = claim.lane().userId();
        String messageId = claim.head().payload();
        return transaction -> {
            receipts.advance(transaction, userId, messageId, DeliveryStatus.UNCERTAIN, clock.millis(), null);
            lookLater(transaction, userId, messageId, claim.head().correlationId());
        };
    }

    private void lookLater(Transaction transaction, String userId, String messageId, @Nullable String correlationId) {
        queue.add(
                transaction,
                new NewItem(
                        new Lane(userId, UncertainSends.KIND, messageId),
                        new Gate(userId, UncertainSends.KIND + ":all"),
                        messageId,
                        correlationId,
                        Timing.after(UncertainSends.PATIENCE.toMillis())));
    }
}
