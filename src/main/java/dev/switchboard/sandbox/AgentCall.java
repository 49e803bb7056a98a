package dev.switchboard.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * One call of an agent, for the journal.
 *
 * @param url where it was sent; the name of a built-in agent
 * @param customer the customer's id, when the caller knows it
 * @param status HTTP status; 200 for a built-in agent that answered, 0 when there was no answer
 * @param millis how long it took
 * @param request body sent
 * @param response body received, or why there was none
 */
public record AgentCall(
        String agentId,
        String url,
        @Nullable String customer,
        int status,
        long millis,
        @Nullable String request,
        @Nullable String response) {}
