package dev.switchboard.relay;

import dev.switchboard.agent.Agent;
import java.util.Optional;

/** Finds a user's agent by its id: in the application by its settings, in tests by a lambda. */
@FunctionalInterface
public interface AgentFinder {
    Optional<Agent> find(String userId, String agentId);
}
