package dev.switchboard.intake;

import dev.switchboard.conversations.Standing;
import dev.switchboard.leads.LeadCounters;
import dev.switchboard.leads.Leads;
import dev.switchboard.message.InboundEvent.AccountNotice;
import dev.switchboard.message.InboundEvent.CallReceived;
import dev.switchboard.message.InboundEvent.ControlChanged;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.IdentityChanged;
import dev.switchboard.message.InboundEvent.MessageChanged;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.Noted;
import dev.switchboard.message.InboundEvent.PreferenceChanged;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.queue.DurableQueue;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.Tenants;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Writes the events of one user: each kind by its own writer, the raw slice with it. */
public final class EventWriter {
    private final RawEvents rawEvents;
    private final MessageWriter messages;
    private final EchoWriter echoes;
    private final ReceiptWriter receipts;
    private final ChangeWriter changes;
    private final CustomerWriter customers;
    private final NoticeWriter notices;

    public EventWriter(Clock clock, Ids ids, Tenants tenants, DurableQueue queue, Standing standing) {
        Leads leads = new Leads(clock, ids);
        LeadCounters counters = new LeadCounters(clock);
        SaneTime time = new SaneTime(clock);
        rawEvents = new RawEvents(clock, ids);
        changes = new ChangeWriter(clock, ids, rawEvents, counters, time);
        RelayWork relayWork = new RelayWork(clock, tenants, queue);
        messages = new MessageWriter(clock, ids, rawEvents, leads, counters, standing, relayWork, changes, time);
        echoes = new EchoWriter(clock, ids, rawEvents, leads, counters, standing, changes, time);
        receipts = new ReceiptWriter(clock, rawEvents, leads, counters, standing);
        customers = new CustomerWriter(rawEvents, leads, standing, time);
        notices = new NoticeWriter(rawEvents, time);
    }

    Taken write(Transaction transaction, List<RoutedEvent> events, String correlationId) {
        return inOrder(events)
                .map(event -> writeOne(transaction, event, correlationId))
                .reduce(Taken.NOTHING, Taken::plus);
    }

    /** Who somebody is comes before what they say: a platform may tell it the other way round in one body. */
    private static Stream<RoutedEvent> inOrder(List<RoutedEvent> events) {
        return Stream.concat(
                events.stream().filter(EventWriter::isIdentity), events.stream().filter(event -> !isIdentity(event)));
    }

    private static boolean isIdentity(RoutedEvent routed) {
        return routed.event() instanceof IdentityChanged;
    }

    /** Keeps an event that made our own code fail. */
    Taken keepBroken(Transaction transaction, RoutedEvent event, RuntimeException failure) {
        String reason = "could not be taken: " + failure.getClass().getSimpleName();
        return Taken.UNRECOGNIZED.ifNew(rawEvents.keepBroken(transaction, event, reason));
    }

    private Taken writeOne(Transaction transaction, RoutedEvent routed, String correlationId) {
        if (Erased.covers(transaction, routed)) {
            return Taken.DUPLICATE;
        }
        Account account = routed.account();
        if (account == null) {
            return keepUnrouted(transaction, routed);
        }
        Arrival arrival = new Arrival(transaction, routed, account, correlationId);
        return switch (routed.event()) {
            case MessageReceived message -> messages.write(arrival, message);
            case EchoReceived echo -> echoes.write(arrival, echo);
            case ReceiptReceived receipt -> receipts.write(arrival, receipt.receipt());
            case MessageChanged change -> changes.write(arrival, change);
            case IdentityChanged identity -> customers.write(arrival, identity);
            case PreferenceChanged preference -> customers.write(arrival, preference);
            case CallReceived call -> customers.write(arrival, call);
            case ControlChanged control -> customers.write(arrival, control);
            case AccountNotice notice -> notices.write(arrival, notice);
            case Noted noted -> customers.write(arrival, noted);
            case Unrecognized unknown -> keepUnrecognized(transaction, routed, unknown);
        };
    }

    private Taken keepUnrouted(Transaction transaction, RoutedEvent routed) {
        if (routed.event() instanceof Unrecognized unknown && routed.state() == RawEvents.State.UNRECOGNIZED) {
            return keepUnrecognized(transaction, routed, unknown);
        }
        return Taken.PARKED.ifNew(
                rawEvents.keep(transaction, routed, RawEvents.State.PARKED, routed.parkedBecause(), null));
    }

    private Taken keepUnrecognized(Transaction transaction, RoutedEvent routed, Unrecognized unknown) {
        return Taken.UNRECOGNIZED.ifNew(
                rawEvents.keep(transaction, routed, RawEvents.State.UNRECOGNIZED, unknown.reason(), null));
    }
}
