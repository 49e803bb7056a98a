package dev.switchboard.intake;

import dev.switchboard.conversations.Conversations;
import dev.switchboard.conversations.Conversations.Place;
import dev.switchboard.conversations.HistoryFiles;
import dev.switchboard.conversations.Messages;
import dev.switchboard.conversations.Seen;
import dev.switchboard.conversations.Standing;
import dev.switchboard.leads.Found;
import dev.switchboard.leads.LeadCounters;
import dev.switchboard.leads.Leads;
import dev.switchboard.leads.MessagePlace;
import dev.switchboard.message.ContentJson;
import dev.switchboard.message.ConversationKey;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.Origin;
import dev.switchboard.message.Referral;
import dev.switchboard.store.Ids;
import dev.switchboard.tenants.Account;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What customers write: message, conversation, lead, and the work to answer it. */
final class MessageWriter {
    private final RawEvents rawEvents;
    private final Messages messages;
    private final Conversations conversations;
    private final Leads leads;
    private final LeadCounters counters;
    private final Standing standing;
    private final RelayWork relayWork;
    private final ChangeWriter changes;
    private final SaneTime time;

    MessageWriter(
            Clock clock,
            Ids ids,
            RawEvents rawEvents,
            Leads leads,
            LeadCounters counters,
            Standing standing,
            RelayWork relayWork,
            ChangeWriter changes,
            SaneTime time) {
        this.rawEvents = rawEvents;
        this.messages = new Messages(clock, ids);
        this.conversations = new Conversations(ids);
        this.leads = leads;
        this.counters = counters;
        this.standing = standing;
        this.relayWork = relayWork;
        this.changes = changes;
        this.time = time;
    }

    Taken write(Arrival arrival, MessageReceived event) {
        MessageReceived message = sane(event);
        Seen seen = messages.seen(arrival.transaction(), arrival.userId(), arrival.key(), message.providerId());
        if (seen.known()) {
            return again(arrival, message, seen);
        }
        if (isOurselves(arrival.account(), message)) {
            return keepOurs(arrival);
        }
        Found lead = leads.findOrCreate(
                arrival.transaction(), arrival.userId(), message.customer(), arrival.platform(), message.timestamp());
        Place place = add(arrival, message, lead);
        if (seen.changedBefore()) {
            changes.catchUp(arrival, message.providerId(), false);
        }
        if (setAsideAs(message) == null) {
            relayWork.add(arrival, place, message.timestamp());
        }
        return Taken.MESSAGE;
    }

    private MessageReceived sane(MessageReceived message) {
        long sane = time.of(message.timestamp());
        return sane == message.timestamp() ? message : message.at(sane);
    }

    private Place add(Arrival arrival, MessageReceived message, Found lead) {
        Place place = place(arrival, message, lead);
        String eventId = rawEvents.keepMessage(arrival.transaction(), arrival.routed(), lead.leadId());
        messages.addInbound(arrival.transaction(), arrival.userId(), lead.leadId(), place, message, eventId);
        counters.count(arrival.transaction(), arrival.userId(), lead.lead(), counted(message, place));
        String aside = setAsideAs(message);
        if (aside != null) {
            messages.setAside(
                    arrival.transaction(), arrival.userId(), place.conversationId(), place.sequenceNo(), aside);
        }
        if (place.opened() || lead.idsChanged()) {
            standing.apply(arrival.transaction(), arrival.userId(), lead.leadId());
        }
        Referral referral = message.context().referral();
        if (referral != null) {
            Leads.keepReferral(
                    arrival.transaction(),
                    arrival.userId(),
                    lead.leadId(),
                    ContentJson.write(referral),
                    message.timestamp());
        }
        return place;
    }

    /** Why it is not ours to answer; null when it is. */
    private static @Nullable String setAsideAs(MessageReceived message) {
        if (message.origin() != Origin.LIVE) {
            return message.origin().name().toLowerCase(Locale.ROOT);
        }
        return message.context().groupId() == null ? null : "group";
    }

    private Place place(Arrival arrival, MessageReceived message, Found lead) {
        ConversationKey key = new ConversationKey(arrival.userId(), arrival.key(), lead.address());
        String groupId = message.context().groupId();
        return groupId == null
                ? conversations.nextInbound(
                        arrival.transaction(),
                        key,
                        lead.leadId(),
                        arrival.account().agentId(),
                        message.timestamp())
                : conversations.nextInGroup(arrival.transaction(), key, lead.leadId(), groupId, message.timestamp());
    }

    /** What another app was to answer may be handed to us with the conversation: then it is. */
    private Taken again(Arrival arrival, MessageReceived message, Seen seen) {
        if (message.origin() == Origin.HISTORY) {
            return fill(arrival, message);
        }
        String conversationId = seen.conversationId();
        if (!seen.setAside() || conversationId == null || setAsideAs(message) != null) {
            return Taken.DUPLICATE;
        }
        messages.takeUp(arrival.transaction(), arrival.userId(), conversationId, seen.sequenceNo());
        rawEvents.keep(arrival.transaction(), arrival.routed(), RawEvents.State.TAKEN, null, null);
        Place place = new Place(conversationId, seen.sequenceNo(), false, 0);
        relayWork.add(arrival, place, message.timestamp());
        return Taken.OTHER;
    }

    /** Files of before come after the message they belong to. */
    private Taken fill(Arrival arrival, MessageReceived message) {
        return HistoryFiles.fill(
                        arrival.transaction(),
                        arrival.userId(),
                        arrival.key(),
                        message.providerId(),
                        message.content(),
                        message.context())
                .map(filled -> {
                    counters.refreshLast(arrival.transaction(), arrival.userId(), filled.leadId(), filled.timestamp());
                    rawEvents.keep(
                            arrival.transaction(), arrival.routed(), RawEvents.State.TAKEN, null, filled.leadId());
                    return Taken.OTHER;
                })
                .orElse(Taken.DUPLICATE);
    }

    /** A webhook may name our account by its other id, and as the sender: to answer that would be to answer ourselves. */
    private static boolean isOurselves(Account account, MessageReceived message) {
        return message.customer().all().contains(account.key().id())
                || message.customer().best().equals(account.businessAccountId());
    }

    private Taken keepOurs(Arrival arrival) {
        String reason = "our account wrote to itself";
        RoutedEvent routed = arrival.routed();
        RoutedEvent foreign = routed.as(new Unrecognized(
                routed.event().account(), "echo.foreign", reason, routed.event().raw()));
        return Taken.UNRECOGNIZED.ifNew(
                rawEvents.keep(arrival.transaction(), foreign, RawEvents.State.UNRECOGNIZED, reason, null));
    }

    private static LeadCounters.Counted counted(MessageReceived message, Place place) {
        return new LeadCounters.Counted(
                message.account().platform(),
                new MessagePlace(message.timestamp(), place.conversationId(), place.sequenceNo()),
                "user",
                message.content().asText(),
                place.opened(),
                message.profileName());
    }
}
