package dev.switchboard.intake;

import dev.switchboard.conversations.Changes;
import dev.switchboard.conversations.Changes.Changed;
import dev.switchboard.conversations.Changes.Target;
import dev.switchboard.conversations.Reactions;
import dev.switchboard.conversations.Standing;
import dev.switchboard.leads.Found;
import dev.switchboard.leads.LeadCounters;
import dev.switchboard.leads.Leads;
import dev.switchboard.message.Change;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent.MessageChanged;
import dev.switchboard.store.Ids;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Edits, deletions and reactions: they change the message they name, now or when it comes. */
final class ChangeWriter {
    private final RawEvents rawEvents;
    private final Changes changes;
    private final Leads leads;
    private final LeadCounters counters;
    private final Standing standing;
    private final SaneTime time;

    ChangeWriter(
            Clock clock,
            Ids ids,
            RawEvents rawEvents,
            Leads leads,
            LeadCounters counters,
            Standing standing,
            SaneTime time) {
        this.rawEvents = rawEvents;
        this.leads = leads;
        this.standing = standing;
        this.changes = new Changes(clock, ids);
        this.counters = counters;
        this.time = time;
    }

    Taken write(Arrival arrival, MessageChanged event) {
        Target target = new Target(arrival.userId(), arrival.key(), event.targetId(), event.byUs());
        long at = time.of(event.at());
        Optional<Changed> changed = switch (event.change()) {
            case Change.Edited edit -> changes.edit(arrival.transaction(), target, edit, at);
            case Change.Deleted deletion -> changes.delete(arrival.transaction(), target, deletion, at);
            case Change.Reacted reaction -> react(arrival, event, reaction, at);
        };
        changed.ifPresent(found -> count(arrival, found));
        String author = authorOf(arrival, event, at);
        String leadId = author != null ? author : changed.map(Changed::leadId).orElse(null);
        return Taken.OTHER.ifNew(
                rawEvents.keep(arrival.transaction(), arrival.routed(), RawEvents.State.TAKEN, null, leadId));
    }

    private static Optional<Changed> react(Arrival arrival, MessageChanged event, Change.Reacted reaction, long at) {
        CustomerIds customer = event.customer();
        String reactor = event.byUs() ? "" : customer == null ? "somebody" : customer.best();
        Reactions.put(
                arrival.transaction(),
                arrival.userId(),
                arrival.key(),
                event.targetId(),
                reactor,
                reaction.emoji(),
                at);
        return Optional.empty();
    }

    /** Applies what came before a message that is here now. */
    void catchUp(Arrival arrival, String providerId, boolean byUs) {
        Target target = new Target(arrival.userId(), arrival.key(), providerId, byUs);
        changes.catchUp(arrival.transaction(), target).ifPresent(changed -> count(arrival, changed));
    }

    private void count(Arrival arrival, Changed changed) {
        if (changed.deletedNow()) {
            counters.uncount(arrival.transaction(), arrival.userId(), changed.leadId(), changed.timestamp());
        } else {
            counters.refreshLast(arrival.transaction(), arrival.userId(), changed.leadId(), changed.timestamp());
        }
    }

    /** Who did it, by every id that is told: that makes one lead of two as a message of theirs does. */
    private @Nullable String authorOf(Arrival arrival, MessageChanged event, long at) {
        CustomerIds customer = event.customer();
        if (customer == null) {
            return null;
        }
        Optional<Found> lead =
                leads.recognize(arrival.transaction(), arrival.userId(), customer, arrival.platform(), at);
        lead.filter(Found::idsChanged)
                .ifPresent(found -> standing.apply(arrival.transaction(), arrival.userId(), found.leadId()));
        return lead.map(Found::leadId).orElse(null);
    }
}
