package dev.switchboard.intake;

import dev.switchboard.conversations.OptOuts;
import dev.switchboard.conversations.Receipts;
import dev.switchboard.conversations.Standing;
import dev.switchboard.conversations.StoredMessage;
import dev.switchboard.leads.Found;
import dev.switchboard.leads.LeadCounters;
import dev.switchboard.leads.Leads;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.Receipt;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of our messages, and the ids of the customer that receipts tell. */
final class ReceiptWriter {
    private final RawEvents rawEvents;
    private final Receipts receipts;
    private final Leads leads;
    private final LeadCounters counters;
    private final Standing standing;
    private final SaneTime time;

    ReceiptWriter(
            Clock clock, RawEvents rawEvents, Leads leads, LeadCounters counters, Standing standing, SaneTime time) {
        this.rawEvents = rawEvents;
        this.receipts = new Receipts(clock);
        this.leads = leads;
        this.counters = counters;
        this.standing = standing;
        this.time = time;
    }

    Taken write(Arrival arrival, Receipt told) {
        Receipt receipt = told.at(time.of(told.at()));
        Optional<StoredMessage> message = receipt.groupId() == null
                ? receipts.apply(arrival.transaction(), arrival.userId(), arrival.key(), receipt)
                : receipts.applyInGroup(arrival.transaction(), arrival.userId(), arrival.key(), receipt);
        String leadId = message.map(found -> learn(arrival, found, receipt)).orElseGet(() -> know(arrival, receipt));
        if (leadId != null && receipt.groupId() == null) {
            OptOuts.heed(arrival.transaction(), arrival.userId(), leadId, receipt.failure(), receipt.at());
        }
        return Taken.RECEIPT.ifNew(
                rawEvents.keep(arrival.transaction(), arrival.routed(), RawEvents.State.TAKEN, null, leadId));
    }

    /** A receipt may tell another id of the customer, and whether a message still counts as the last. */
    private String learn(Arrival arrival, StoredMessage message, Receipt receipt) {
        String leadId = receipt.groupId() == null ? learnIds(arrival, message, receipt) : message.leadId();
        boolean failureChanged = receipt.status() == DeliveryStatus.FAILED || message.status() == DeliveryStatus.FAILED;
        if (failureChanged) {
            counters.refreshLast(arrival.transaction(), arrival.userId(), leadId, message.timestamp());
        }
        return leadId;
    }

    /** It came before its message: what it tells of the customer holds all the same. */
    private @Nullable String know(Arrival arrival, Receipt receipt) {
        List<String> ids = receipt.recipientIds();
        boolean tells = ids.size() > 1 || receipt.failure() != null && !ids.isEmpty();
        if (!tells || receipt.groupId() != null) {
            return null;
        }
        Found lead = leads.know(
                arrival.transaction(), arrival.userId(), new CustomerIds(ids), arrival.platform(), receipt.at());
        if (lead.idsChanged()) {
            standing.apply(arrival.transaction(), arrival.userId(), lead.leadId());
        }
        return lead.leadId();
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
