package dev.switchboard.intake;

import dev.switchboard.conversations.Conversations;
import dev.switchboard.queue.DurableQueue;
import dev.switchboard.queue.Gate;
import dev.switchboard.queue.Lane;
import dev.switchboard.queue.NewItem;
import dev.switchboard.queue.NewItem.Timing;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Tenants;
import java.time.Clock;
import java.time.Duration;

/** Puts a message before its agent: one lane per conversation, one gate per agent. */
final class RelayWork {
    /** The kind of lanes the relay works. */
    static final String KIND = "relay";

    private static final Duration WINDOW = Duration.ofHours(24);

    private final Clock clock;
    private final Tenants tenants;
    private final DurableQueue queue;

    RelayWork(Clock clock, Tenants tenants, DurableQueue queue) {
        this.clock = clock;
        this.tenants = tenants;
        this.queue = queue;
    }

    /**
     * Without an agent, or while a person answers, a message is recorded and nobody is asked.
     *
     * @param writtenAt platform time of the message, epoch milliseconds
     */
    void add(Arrival arrival, Conversations.Place place, long writtenAt) {
        Account account = arrival.account();
        if (account.agentId() == null || place.agentPausedUntil() > clock.millis() || isTooLate(arrival, writtenAt)) {
            return;
        }
        String userId = account.userId();
        Timing timing =
                tenants.agent(userId, account.agentId()).map(RelayWork::timing).orElse(Timing.NOW);
        queue.add(
                arrival.transaction(),
                new NewItem(
                        new Lane(userId, KIND, place.conversationId()),
                        new Gate(userId, KIND + ":" + account.agentId()),
                        Long.toString(place.sequenceNo()),
                        arrival.correlationId(),
                        timing));
    }

    /** Nobody wants an answer now to what was replayed and said before the reply window closed. */
    private boolean isTooLate(Arrival arrival, long writtenAt) {
        return arrival.routed().provenance().isReplay() && writtenAt < clock.millis() - WINDOW.toMillis();
    }

    private static Timing timing(AgentSettings agent) {
        return new Timing(agent.debounceMs(), agent.maxWaitMs());
    }
}
