package dev.switchboard.sandbox;

import java.time.Duration;

/**
 * How the emulator behaves.
 *
 * @param seed the delays are drawn from it
 * @param agent the name of the agent in use, shown on the page
 * @param sent about how long after a send its {@code sent} status follows (±20 %); likewise the next two
 * @param retryStep first back-off of a webhook that was refused twice; doubled each time
 * @param retryCap longest back-off
 * @param parallelPosts most webhooks in flight
 * @param keptEvents how many journal entries and phone changes are kept; 0 for no journal and no live stream, which spares
 *     a load test their cost
 * @param faults what goes wrong from the start
 */
public record SandboxOptions(
        long seed,
        String agent,
        Duration sent,
        Duration delivered,
        Duration read,
        Duration retryStep,
        Duration retryCap,
        int parallelPosts,
        int keptEvents,
        FaultSettings faults) {

    public static SandboxOptions defaults() {
        return new SandboxOptions(
                1,
                SandboxValues.AGENT,
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofMillis(900),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                16,
                20_000,
                FaultSettings.NONE);
    }

    public SandboxOptions withSeed(long newSeed) {
        return new SandboxOptions(
                newSeed, agent, sent, delivered, read, retryStep, retryCap, parallelPosts, keptEvents, faults);
    }

    public SandboxOptions withAgent(String name) {
        return new SandboxOptions(
                seed, name, sent, delivered, read, retryStep, retryCap, parallelPosts, keptEvents, faults);
    }

    /** Other delays until the three statuses. */
    public SandboxOptions withStatuses(Duration newSent, Duration newDelivered, Duration newRead) {
        return new SandboxOptions(
                seed, agent, newSent, newDelivered, newRead, retryStep, retryCap, parallelPosts, keptEvents, faults);
    }

    /** Another back-off for webhooks that were not answered 200. */
    public SandboxOptions withRetry(Duration step, Duration cap) {
        return new SandboxOptions(seed, agent, sent, delivered, read, step, cap, parallelPosts, keptEvents, faults);
    }

    public SandboxOptions withKeptEvents(int count) {
        return new SandboxOptions(
                seed, agent, sent, delivered, read, retryStep, retryCap, parallelPosts, count, faults);
    }

    public SandboxOptions withFaults(FaultSettings newFaults) {
        return new SandboxOptions(
                seed, agent, sent, delivered, read, retryStep, retryCap, parallelPosts, keptEvents, newFaults);
    }

    /** Wait before the next attempt of a webhook: at once, then one step, two, four … up to the cap. */
    Duration retryAfter(int attempts) {
        if (attempts < 2) {
            return Duration.ZERO;
        }
        Duration wait = retryStep.multipliedBy(1L << Math.min(attempts - 2, 30));
        return wait.compareTo(retryCap) > 0 ? retryCap : wait;
    }
}
