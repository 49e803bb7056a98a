package dev.switchboard.intake;

import dev.switchboard.conversations.Receipts;
import dev.switchboard.conversations.Standing;
import dev.switchboard.conversations.StoredMessage;
import dev.switchboard.leads.LeadCounters;
import dev.switchboard.leads.Leads;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.Receipt;
import java.time.Clock;
import java.util.Optional;

/** What became of our messages, and the ids of the customer that receipts tell. */
final class ReceiptWriter {
    private final RawEvents rawEvents;
    private final Receipts receipts;
    private final Leads leads;
    private final LeadCounters counters;
    private final Standing standing;

    ReceiptWriter(Clock clock, RawEvents rawEvents, Leads leads, LeadCounters counters, Standing standing) {
        this.rawEvents = rawEvents;
        this.receipts = new Receipts(clock);
        this.leads = leads;
        this.counters = counters;
        this.standing = standing;
    }

    Taken write(Arrival arrival, Receipt receipt) {
        Optional<StoredMessage> message = receipt.groupId() == null
                ? receipts.apply(arrival.transaction(), arrival.userId(), arrival.key(), receipt)
                : receipts.applyInGroup(arrival.transaction(), arrival.userId(), arrival.key(), receipt);
        String leadId = message.map(found -> learn(arrival, found, receipt)).orElse(null);
        return Taken.RECEIPT.ifNew(
                rawEvents.keep(arrival.transaction(), arrival.routed(), RawEvents.State.TAKEN, null, leadId));
    }

    /** A receipt may tell another id of the customer, and whether a message still counts as the last. */
    private String learn(Arrival arrival, StoredMessage message, Receipt receipt) {
        String leadId = receipt.groupId() == null ? learnIds(arrival, message, receipt) : message.leadId();
        boolean failureChanged = receipt.status() == DeliveryStatus.FAILED || message.status() == DeliveryStatus.FAILED;
        if (failureChanged) {
            counters.refreshLast(arrival.transaction(), arrival.userId(), leadId);
        }
        return leadId;
    }

    private String learnIds(Arrival arrival, StoredMessage message, Receipt receipt) {
        Optional<String> changed = leads.link(
                arrival.transaction(),
                arrival.userId(),
                message.leadId(),
                receipt.recipientIds(),
                arrival.platform(),
                receipt.at());
        changed.ifPresent(leadId -> standing.apply(arrival.transaction(), arrival.userId(), leadId));
        return changed.orElse(message.leadId());
    }
}
