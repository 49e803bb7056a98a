package dev.switchboard.agent;

/** The backend that answers customers. */
@FunctionalInterface
public interface Agent {
    /** Asks for an answer; blocks until there is one or it is clear that there is none. A failure is a result. */
    AgentResult reply(AgentRequest request);
}
