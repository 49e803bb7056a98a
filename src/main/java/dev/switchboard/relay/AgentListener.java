package dev.switchboard.relay;

import dev.switchboard.agent.AgentResult;

/** Hears of each request to an agent, on the thread that made it: must be quick and must not throw. */
@FunctionalInterface
public interface AgentListener {
    AgentListener NONE = (result, nanos) -> {};

    void asked(AgentResult result, long nanos);
}
