package dev.switchboard.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a claim. The queue stores it, and what the handler wants stored, in one transaction. */
public sealed interface Outcome {

    /** Lower-case word, for logs and metrics. */
    default String wire() {
        return switch (this) {
            case Done done -> "done";
            case RetryLater retry -> "retry";
            case Crashed crashed -> "crashed";
            case Pause pause -> "paused";
            case DeadLetter dead -> "dead";
        };
    }

    /** The oldest {@code items} of the claim are done. */
    record Done(int items, Effect effect) implements Outcome {}

    /**
     * It did not work; try again by the schedule, at last give up.
     *
     * @param items how many of the oldest the attempt covered: they are tried and given up together
     * @param after the other side's wish; lengthens the step at most to its double
     * @param mark what the next attempt must know; null for nothing
     */
    record RetryLater(
            int items,
            String reason,
            @Nullable Duration after,
            @Nullable String mark) implements Outcome {}

    /**
     * Our own code failed on the way. It counts as an attempt, and what was marked stays marked: nobody knows how far it
     * had come.
     */
    record Crashed(String reason) implements Outcome {}

    /** The gate is closed for everybody for a while; this attempt does not count. */
    record Pause(Duration length, String reason) implements Outcome {}

    /**
     * It will never work: the oldest {@code items} are put aside for a person to see.
     *
     * @param cause short code, to list and replay by
     */
    record DeadLetter(int items, String cause, String detail, Effect effect) implements Outcome {}
}
