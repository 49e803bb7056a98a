package dev.switchboard.relay;

import dev.switchboard.channels.Channel;
import dev.switchboard.channels.SplitsText;
import dev.switchboard.conversations.Conversation;
import dev.switchboard.conversations.Conversations;
import dev.switchboard.conversations.Messages;
import dev.switchboard.leads.Extractions;
import dev.switchboard.leads.LeadCounters;
import dev.switchboard.leads.MessagePlace;
import dev.switchboard.message.Content;
import dev.switchboard.message.Extraction;
import dev.switchboard.message.Platform;
import dev.switchboard.queue.DurableQueue;
import dev.switchboard.queue.Gate;
import dev.switchboard.queue.Lane;
import dev.switchboard.queue.NewItem;
import dev.switchboard.queue.NewItem.Timing;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Transaction;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what an agent answers: messages of ours, the work to send them, what it read of the customer. What is too long for a channel becomes several messages here. */
public final class Outbox {
    private final Clock clock;
    private final Conversations conversations;
    private final Messages messages;
    private final LeadCounters counters;
    private final Extractions extractions;
    private final DurableQueue queue;
    private final Map<Platform, Channel> channels;

    public Outbox(Clock clock, Ids ids, DurableQueue queue, Map<Platform, Channel> channels) {
        this.clock = clock;
        this.conversations = new Conversations(ids);
        this.messages = new Messages(clock, ids);
        this.counters = new LeadCounters(clock);
        this.extractions = new Extractions(clock, ids);
        this.queue = queue;
        this.channels = channels;
    }

    /** The contents as the platform takes them: what is too long becomes several. */
    public List<Content> split(Platform platform, List<Content> contents) {
        return channels.get(platform) instanceof SplitsText splitter
                ? contents.stream()
                        .flatMap(content -> splitter.split(content).stream())
                        .toList()
                : contents;
    }

    /** Adds the parts to the conversation, in order. */
    public void add(
            Transaction transaction,
            Conversation conversation,
            String agentId,
            List<Content> parts,
            @Nullable String correlationId) {
        for (Content part : parts) {
            addOne(transaction, conversation, agentId, part, correlationId);
        }
    }

    /** Keeps what the agent read of the customer, if anything. */
    void keep(Transaction transaction, Conversation conversation, @Nullable Extraction extraction) {
        if (extraction != null) {
            extractions.add(transaction, conversation.userId(), conversation.leadId(), extraction, "agent");
        }
    }

    private void addOne(
            Transaction transaction,
            Conversation conversation,
            String agentId,
            Content content,
            @Nullable String correlationId) {
        Conversations.OwnPlace place = conversations.nextOutbound(
                transaction, conversation.userId(), conversation.conversationId(), clock.millis());
        String messageId = messages.addOutbound(transaction, conversation, agentId, place, content);
        counters.count(transaction, conversation.userId(), place.leadId(), counted(conversation, place, content));
        queue.add(transaction, deliveryOf(conversation, messageId, correlationId));
    }

    private static LeadCounters.Counted counted(
            Conversation conversation, Conversations.OwnPlace place, Content content) {
        return new LeadCounters.Counted(
                conversation.account().platform(),
                new MessagePlace(place.timestamp(), conversation.conversationId(), place.sequenceNo()),
                "agent",
                content.asText(),
                false,
                null);
    }

    private static NewItem deliveryOf(Conversation conversation, String messageId, @Nullable String correlationId) {
        return new NewItem(
                new Lane(conversation.userId(), Delivery.KIND, conversation.conversationId()),
                new Gate(conversation.userId(), Delivery.KIND + ":" + conversation.account()),
                messageId,
                correlationId,
                Timing.NOW);
    }
}
