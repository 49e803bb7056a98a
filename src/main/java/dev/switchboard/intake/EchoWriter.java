package dev.switchboard.intake;

import dev.switchboard.conversations.Conversations;
import dev.switchboard.conversations.Conversations.Place;
import dev.switchboard.conversations.Echoes;
import dev.switchboard.conversations.HistoryFiles;
import dev.switchboard.conversations.Messages;
import dev.switchboard.conversations.Receipts;
import dev.switchboard.conversations.Seen;
import dev.switchboard.conversations.Standing;
import dev.switchboard.conversations.StoredMessage;
import dev.switchboard.leads.Found;
import dev.switchboard.leads.LeadCounters;
import dev.switchboard.leads.Leads;
import dev.switchboard.leads.MessagePlace;
import dev.switchboard.message.ConversationKey;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Origin;
import dev.switchboard.store.Ids;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What our own account wrote. What we sent is matched and settles the send; what a person typed in the platform's app is
 * recorded as our side of the conversation, and its agent is silent for a while.
 */
final class EchoWriter {
    private final RawEvents rawEvents;
    private final Messages messages;
    private final Conversations conversations;
    private final Receipts receipts;
    private final Echoes echoes;
    private final Leads leads;
    private final LeadCounters counters;
    private final Standing standing;
    private final ChangeWriter changes;
    private final SaneTime time;

    EchoWriter(
            Clock clock,
            Ids ids,
            RawEvents rawEvents,
            Leads leads,
            LeadCounters counters,
            Standing standing,
            ChangeWriter changes,
            SaneTime time) {
        this.rawEvents = rawEvents;
        this.messages = new Messages(clock, ids);
        this.conversations = new Conversations(ids);
        this.receipts = new Receipts(clock);
        this.echoes = new Echoes(clock);
        this.leads = leads;
        this.counters = counters;
        this.standing = standing;
        this.changes = changes;
        this.time = time;
    }

    Taken write(Arrival arrival, EchoReceived event) {
        EchoReceived echo = event.at(time.of(event.timestamp()));
        CustomerIds customer = echo.customer();
        Optional<String> leadId = customer == null ? Optional.empty() : recognize(arrival, echo, customer);
        Optional<StoredMessage> ours = echoes.match(arrival.transaction(), arrival.userId(), leadId.orElse(null), echo);
        if (ours.isPresent()) {
            tellMore(arrival, echo, ours.get());
            return kept(arrival, ours.get().leadId());
        }
        Seen seen = messages.seen(arrival.transaction(), arrival.userId(), arrival.key(), echo.platformMessageId());
        if (customer == null
                || seen.known()
                || customer.all().contains(arrival.key().id())) {
            return keepForeign(arrival, leadId.orElse(null));
        }
        return record(arrival, echo, customer, seen);
    }

    private Optional<String> recognize(Arrival arrival, EchoReceived echo, CustomerIds customer) {
        Optional<Found> lead = leads.recognize(
                arrival.transaction(), arrival.userId(), customer, arrival.platform(), echo.timestamp());
        lead.filter(Found::idsChanged)
                .ifPresent(found -> standing.apply(arrival.transaction(), arrival.userId(), found.leadId()));
        return lead.map(Found::leadId);
    }

    /**
     * One that is here by another way: a copy of what somebody else's app sent turns out to be typed by a person, and the
     * file of a message of before comes after it.
     */
    private void tellMore(Arrival arrival, EchoReceived echo, StoredMessage ours) {
        switch (echo.origin()) {
            case HISTORY -> {
                fill(arrival, echo);
                reach(arrival, echo, ours);
            }
            case LIVE -> {
                Seen seen =
                        messages.seen(arrival.transaction(), arrival.userId(), arrival.key(), echo.platformMessageId());
                CustomerIds customer = echo.customer();
                if (seen.setAside() && customer != null) {
                    messages.setAside(
                            arrival.transaction(),
                            arrival.userId(),
                            ours.conversationId(),
                            ours.sequenceNo(),
                            originOf(echo));
                    silence(arrival, echo, customer, ours.leadId());
                }
            }
            case STANDBY -> {}
        }
    }

    private void fill(Arrival arrival, EchoReceived echo) {
        HistoryFiles.fill(
                        arrival.transaction(),
                        arrival.userId(),
                        arrival.key(),
                        echo.platformMessageId(),
                        echo.content(),
                        echo.context())
                .ifPresent(filled -> counters.refreshLast(
                        arrival.transaction(), arrival.userId(), filled.leadId(), filled.timestamp()));
    }

    /** What is told of a message of before is how far it came; one that failed is not the last that was said. */
    private void reach(Arrival arrival, EchoReceived echo, StoredMessage ours) {
        DeliveryStatus status = echo.status();
        if (status == null) {
            return;
        }
        receipts.hadReached(arrival.transaction(), arrival.userId(), ours.messageId(), status, echo.timestamp());
        if (status == DeliveryStatus.FAILED || ours.status() == DeliveryStatus.FAILED) {
            counters.refreshLast(arrival.transaction(), arrival.userId(), ours.leadId(), ours.timestamp());
        }
    }

    private void silence(Arrival arrival, EchoReceived echo, CustomerIds customer, String leadId) {
        if (echo.origin() == Origin.LIVE && echo.context().groupId() == null) {
            Standing.Who who = new Standing.Who(arrival.userId(), arrival.key(), customer.best());
            standing.person(arrival.transaction(), who, echo.timestamp());
        }
        standing.apply(arrival.transaction(), arrival.userId(), leadId);
    }

    private Taken record(Arrival arrival, EchoReceived echo, CustomerIds customer, Seen seen) {
        Found lead = leads.findOrCreate(
                arrival.transaction(), arrival.userId(), customer, arrival.platform(), echo.timestamp());
        Place place = place(arrival, echo, lead);
        String messageId =
                messages.addEcho(arrival.transaction(), arrival.userId(), lead.leadId(), place, echo, originOf(echo));
        counters.count(arrival.transaction(), arrival.userId(), lead.leadId(), counted(echo, place));
        receipts.catchUp(arrival.transaction(), arrival.userId(), arrival.key(), messageId, echo.platformMessageId());
        if (echo.status() != null) {
            Messages.findOwn(arrival.transaction(), arrival.userId(), messageId)
                    .ifPresent(ours -> reach(arrival, echo, ours));
        }
        silence(arrival, echo, customer, lead.leadId());
        if (seen.changedBefore()) {
            changes.catchUp(arrival, echo.platformMessageId(), true);
        }
        return kept(arrival, lead.leadId());
    }

    private static String originOf(EchoReceived echo) {
        return echo.origin() == Origin.LIVE ? "app" : echo.origin().name().toLowerCase(Locale.ROOT);
    }

    private Place place(Arrival arrival, EchoReceived echo, Found lead) {
        ConversationKey key = new ConversationKey(arrival.userId(), arrival.key(), lead.address());
        String groupId = echo.context().groupId();
        return groupId == null
                ? conversations.nextEcho(
                        arrival.transaction(),
                        key,
                        lead.leadId(),
                        arrival.account().agentId(),
                        echo.timestamp())
                : conversations.nextInGroup(arrival.transaction(), key, lead.leadId(), groupId, echo.timestamp());
    }

    private static LeadCounters.Counted counted(EchoReceived echo, Place place) {
        return new LeadCounters.Counted(
                echo.account().platform(),
                new MessagePlace(echo.timestamp(), place.conversationId(), place.sequenceNo()),
                "agent",
                echo.content().asText(),
                place.opened(),
                null);
    }

    private Taken kept(Arrival arrival, String leadId) {
        return Taken.ECHO.ifNew(
                rawEvents.keep(arrival.transaction(), arrival.routed(), RawEvents.State.TAKEN, null, leadId));
    }

    /** Nobody knows to whom it was written, or it goes by the id of a customer's message. */
    private Taken keepForeign(Arrival arrival, @Nullable String leadId) {
        String reason = "our account sent it, but not through us, and it cannot be placed";
        RoutedEvent routed = arrival.routed();
        RoutedEvent foreign = routed.as(new Unrecognized(
                routed.event().account(), "echo.foreign", reason, routed.event().raw()));
        return Taken.UNRECOGNIZED.ifNew(
                rawEvents.keep(arrival.transaction(), foreign, RawEvents.State.UNRECOGNIZED, reason, leadId));
    }
}
