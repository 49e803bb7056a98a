package dev.switchboard.intake;

import dev.switchboard.conversations.Conversations;
import dev.switchboard.conversations.Echoes;
import dev.switchboard.conversations.Messages;
import dev.switchboard.conversations.Receipts;
import dev.switchboard.conversations.StoredMessage;
import dev.switchboard.leads.LeadCounters;
import dev.switchboard.leads.Leads;
import dev.switchboard.leads.MessagePlace;
import dev.switchboard.message.ConversationKey;
import dev.switchboard.message.DeliveryStatus;
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
import dev.switchboard.message.Receipt;
import dev.switchboard.queue.DurableQueue;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the events of one user: message, conversation, lead, raw slice, and the work to do. */
public final class EventWriter {
    private static final String FOREIGN = "our account sent it, but not through us";

    private static final long CLOCKS_DIFFER_MS = Duration.ofDays(1).toMillis();

    private final Clock clock;
    private final RawEvents rawEvents;
    private final Messages messages;
    private final Conversations conversations;
    private final Receipts receipts;
    private final Echoes echoes;
    private final Leads leads;
    private final LeadCounters counters;
    private final RelayWork relayWork;

    public EventWriter(Clock clock, Ids ids, Tenants tenants, DurableQueue queue) {
        this.clock = clock;
        this.rawEvents = new RawEvents(clock, ids);
        this.messages = new Messages(clock, ids);
        this.conversations = new Conversations(ids);
        this.receipts = new Receipts(clock);
        this.echoes = new Echoes(clock);
        this.leads = new Leads(clock, ids);
        this.counters = new LeadCounters(clock);
        this.relayWork = new RelayWork(clock, tenants, queue);
    }

    Taken write(Transaction transaction, List<RoutedEvent> events, String correlationId) {
        Taken all = Taken.NOTHING;
        for (RoutedEvent event : events) {
            all = all.plus(writeOne(transaction, event, correlationId));
        }
        return all;
    }

    /** Keeps an event that made our own code fail. */
    Taken keepBroken(Transaction transaction, RoutedEvent event, RuntimeException failure) {
        String reason = "could not be taken: " + failure.getClass().getSimpleName();
        rawEvents.keep(transaction, event, RawEvents.State.UNRECOGNIZED, reason, null);
        return Taken.UNRECOGNIZED;
    }

    private Taken writeOne(Transaction transaction, RoutedEvent routed, String correlationId) {
        Account account = routed.account();
        if (account == null) {
            return keepUnrouted(transaction, routed);
        }
        return switch (routed.event()) {
            case MessageReceived message ->
                writeMessage(transaction, routed, account, notFromTheFuture(message), correlationId);
            case ReceiptReceived receipt -> writeReceipt(transaction, routed, account, receipt.receipt());
            case EchoReceived echo -> writeEcho(transaction, routed, account, echo);
            case MessageChanged change -> keepTaken(transaction, routed);
            case IdentityChanged identity -> keepTaken(transaction, routed);
            case PreferenceChanged preference -> keepTaken(transaction, routed);
            case CallReceived call -> keepTaken(transaction, routed);
            case ControlChanged control -> keepTaken(transaction, routed);
            case AccountNotice notice -> keepTaken(transaction, routed);
            case Noted noted -> keepTaken(transaction, routed);
            case Unrecognized unknown -> keepUnrecognized(transaction, routed, unknown);
        };
    }

    /** A body nobody can read is not parked for a user to come: no user ever will. */
    private Taken keepUnrouted(Transaction transaction, RoutedEvent routed) {
        if (routed.event() instanceof Unrecognized unknown && unknown.account() == null) {
            return keepUnrecognized(transaction, routed, unknown);
        }
        rawEvents.keep(transaction, routed, RawEvents.State.PARKED, routed.parkedBecause(), null);
        return Taken.PARKED;
    }

    private Taken keepTaken(Transaction transaction, RoutedEvent routed) {
        rawEvents.keep(transaction, routed, RawEvents.State.TAKEN, null, null);
        return Taken.NOTHING;
    }

    private Taken keepUnrecognized(Transaction transaction, RoutedEvent routed, Unrecognized unknown) {
        rawEvents.keep(transaction, routed, RawEvents.State.UNRECOGNIZED, unknown.reason(), null);
        return Taken.UNRECOGNIZED;
    }

    /** A mistaken time far ahead would sort before every answer for years, and hold the reply window open. */
    private MessageReceived notFromTheFuture(MessageReceived message) {
        long now = clock.millis();
        return message.timestamp() > now + CLOCKS_DIFFER_MS ? message.at(now) : message;
    }

    private Taken writeMessage(
            Transaction transaction,
            RoutedEvent routed,
            Account account,
            MessageReceived message,
            String correlationId) {
        String userId = account.userId();
        if (messages.isKnown(transaction, userId, account.key(), message.providerId())) {
            return Taken.DUPLICATE;
        }
        if (isOurselves(account, message)) {
            return keepForeign(transaction, routed, null);
        }
        String leadId = leads.findOrCreate(
                transaction, userId, message.customer(), account.key().platform(), message.timestamp());
        Conversations.Place place = openPlace(transaction, account, message, leadId);
        messages.addInbound(transaction, userId, leadId, place, message);
        counters.count(transaction, userId, leadId, counted(message, place));
        rawEvents.keep(transaction, routed, RawEvents.State.TAKEN, null, leadId);
        relayWork.add(transaction, account, place, correlationId);
        return Taken.MESSAGE;
    }

    /** A webhook may name our account by its other id, and as the sender: to answer that would be to answer ourselves. */
    private static boolean isOurselves(Account account, MessageReceived message) {
        return message.customer().all().contains(account.key().id())
                || message.customer().best().equals(account.businessAccountId());
    }

    private Conversations.Place openPlace(
            Transaction transaction, Account account, MessageReceived message, String leadId) {
        ConversationKey key = new ConversationKey(
                account.userId(), account.key(), message.customer().best());
        return conversations.nextInbound(transaction, key, leadId, account.agentId(), message.timestamp());
    }

    private static LeadCounters.Counted counted(MessageReceived message, Conversations.Place place) {
        return new LeadCounters.Counted(
                message.account().platform(),
                new MessagePlace(message.timestamp(), place.conversationId(), place.sequenceNo()),
                "user",
                message.content().asText(),
                place.opened(),
                message.profileName());
    }

    private Taken writeReceipt(Transaction transaction, RoutedEvent routed, Account account, Receipt receipt) {
        Optional<StoredMessage> message = receipts.apply(transaction, account.userId(), account.key(), receipt);
        message.ifPresent(found -> learn(transaction, account, found, receipt));
        String leadId = message.map(StoredMessage::leadId).orElse(null);
        rawEvents.keep(transaction, routed, RawEvents.State.TAKEN, null, leadId);
        return Taken.RECEIPT;
    }

    private Taken writeEcho(Transaction transaction, RoutedEvent routed, Account account, EchoReceived echo) {
        String userId = account.userId();
        String customer = echo.customer() == null ? null : echo.customer().best();
        String leadId = customer == null
                ? null
                : Leads.find(transaction, userId, customer).orElse(null);
        Optional<StoredMessage> ours = echoes.match(transaction, userId, leadId, echo);
        if (ours.isEmpty()) {
            return keepForeign(transaction, routed, leadId);
        }
        rawEvents.keep(
                transaction, routed, RawEvents.State.TAKEN, null, ours.get().leadId());
        return Taken.ECHO;
    }

    /** What a person wrote in the platform's own app: theirs, not the customer's, and nothing to answer. */
    private Taken keepForeign(Transaction transaction, RoutedEvent routed, @Nullable String leadId) {
        RoutedEvent foreign = routed.as(new Unrecognized(
                routed.event().account(),
                "echo.foreign",
                FOREIGN,
                routed.event().raw()));
        rawEvents.keep(transaction, foreign, RawEvents.State.UNRECOGNIZED, FOREIGN, leadId);
        return Taken.UNRECOGNIZED;
    }

    /** A receipt may tell another id of the customer, and whether a message still counts as the last. */
    private void learn(Transaction transaction, Account account, StoredMessage message, Receipt receipt) {
        if (!receipt.recipientIds().isEmpty()) {
            leads.learn(transaction, account.userId(), message.leadId(), receipt.recipientIds());
        }
        boolean failureChanged = receipt.status() == DeliveryStatus.FAILED || message.status() == DeliveryStatus.FAILED;
        if (failureChanged) {
            counters.refreshLast(transaction, account.userId(), message.leadId());
        }
    }
}
