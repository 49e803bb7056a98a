package dev.switchboard.agent;

import java.time.Duration;

/**
 * One call of an agent over HTTP, as it was. It holds what customers wrote: for a person's eyes, never for a log.
 *
 * @param url where it went
 * @param sent the body of the request
 * @param status of the answer; 0 when none came
 * @param received the body of the answer, or in words why there is none
 */
public record AgentExchange(AgentRequest request, String url, String sent, int status, String received, Duration took) {

    /** Hears of each call, on the thread that made it: must be quick and must not throw. */
    @FunctionalInterface
    public interface Listener {
        Listener NONE = exchange -> {};

        void exchanged(AgentExchange exchange);
    }
}
