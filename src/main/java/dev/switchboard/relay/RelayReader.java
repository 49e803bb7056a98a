package dev.switchboard.relay;

import dev.switchboard.agent.AgentRequest;
import dev.switchboard.agent.AgentRequest.ConversationInfo;
import dev.switchboard.agent.AgentRequest.CustomerInfo;
import dev.switchboard.agent.AgentRequest.Incoming;
import dev.switchboard.agent.AgentRequest.Said;
import dev.switchboard.conversations.Conversation;
import dev.switchboard.conversations.Conversations;
import dev.switchboard.conversations.Messages;
import dev.switchboard.conversations.StoredMessage;
import dev.switchboard.queue.Claim;
import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what an agent is to be asked: the waiting messages by the provider's time, and what was said before. */
public final class RelayReader {
    private final Database database;
    private final Clock clock;
    private final int historyMost;
    private final int historyBytes;

    /**
     * @param historyMost earlier messages an agent is given
     * @param historyBytes and how much of them, in UTF-8
     */
    public RelayReader(Database database, Clock clock, int historyMost, int historyBytes) {
        this.historyMost = historyMost;
        this.historyBytes = historyBytes;
        this.database = database;
        this.clock = clock;
    }

    /** A request, and the conversation its answer belongs to. */
    record Waiting(AgentRequest request, Conversation conversation) {}

    /** Empty when nothing is left to ask: the conversation is gone, its messages deleted, or a person has taken over. */
    Optional<Waiting> read(Claim claim, PendingRequest pending) {
        return database.readOwn(transaction -> Conversations.find(
                        transaction, claim.lane().userId(), claim.lane().key())
                .filter(conversation -> conversation.agentPausedUntil() <= clock.millis())
                .flatMap(conversation -> waiting(transaction, conversation, claim, pending)));
    }

    private Optional<Waiting> waiting(
            Transaction transaction, Conversation conversation, Claim claim, PendingRequest pending) {
        List<StoredMessage> messages = waitingMessages(transaction, conversation, pending.sequenceNos());
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        AgentRequest request = new AgentRequest(
                pending.requestId(),
                pending.correlationId(),
                claim.attempt(),
                conversation.userId(),
                pending.agentId(),
                new ConversationInfo(
                        conversation.conversationId(),
                        conversation.account(),
                        conversation.metadata(),
                        conversation.windowUntil()),
                customer(transaction, conversation),
                messages.stream().map(RelayReader::incoming).toList(),
                history(transaction, conversation, pending.sequenceNos().getFirst()));
        return Optional.of(new Waiting(request, conversation));
    }

    private static List<StoredMessage> waitingMessages(
            Transaction transaction, Conversation conversation, List<Long> sequenceNos) {
        Set<Long> wanted = new HashSet<>(sequenceNos);
        return Messages.between(
                        transaction,
                        conversation.userId(),
                        conversation.conversationId(),
                        sequenceNos.getFirst(),
                        sequenceNos.getLast())
                .stream()
                .filter(message -> wanted.contains(message.sequenceNo()))
                .toList();
    }

    private static Incoming incoming(StoredMessage message) {
        return new Incoming(
                message.messageId(),
                message.sequenceNo(),
                message.content(),
                message.context(),
                message.timestamp(),
                message.replyTo());
    }

    private static CustomerInfo customer(Transaction transaction, Conversation conversation) {
        return transaction
                .one(
                        "SELECT customer_phone, lead_id, name, email, lead_status, status FROM leads"
                                + " WHERE user_id = ? AND lead_id = ?",
                        row -> new CustomerInfo(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)),
                        conversation.userId(),
                        conversation.leadId())
                .orElseThrow();
    }

    /** The newest that fit, oldest first. */
    private List<Said> history(Transaction transaction, Conversation conversation, long beforeNo) {
        List<StoredMessage> before = Messages.before(
                transaction, conversation.userId(), conversation.conversationId(), beforeNo, historyMost);
        int room = historyBytes;
        int first = before.size();
        while (first > 0 && (room -= bytes(before.get(first - 1))) >= 0) {
            first--;
        }
        return before.subList(first, before.size()).stream()
                .map(message -> new Said(message.sender(), message.content().asText(), message.timestamp()))
                .toList();
    }

    private static int bytes(StoredMessage message) {
        return message.content().asText().getBytes(StandardCharsets.UTF_8).length;
    }
}
