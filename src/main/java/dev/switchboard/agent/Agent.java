package dev.switchboard.agent;

/** The backend that answers customers. */
@FunctionalInterface
public interface Agent {
    /**
     * Asks for an answer; blocks until there is one or it is clear that there is none. A failure is a result.
     *
     * @param pieces told of the text as it comes, by agents that write it piece by piece
     */
    AgentResult reply(AgentRequest request, Pieces pieces);

    /** Asks while nobody watches. */
    default AgentResult reply(AgentRequest request) {
        return reply(request, Pieces.NONE);
    }
}
