package dev.switchboard.agent;

import dev.switchboard.message.Content;
import dev.switchboard.message.Extraction;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an agent said, or why it said nothing. */
public sealed interface AgentResult {

    /** Lower-case word, for logs and metrics. */
    default String wire() {
        return switch (this) {
            case Replies replies -> "replied";
            case Refused refused -> "refused";
            case Failed failed -> "failed";
            case Unavailable unavailable -> "circuit_open";
        };
    }

    /**
     * What it has to say.
     *
     * @param messages in order; none when it has nothing to say
     * @param extraction what it read of the customer; null for nothing
     * @param leftOut the field for which an extraction was left out; null when none was
     */
    record Replies(
            List<Content> messages,
            @Nullable Extraction extraction,
            @Nullable String leftOut) implements AgentResult {
        public Replies(List<Content> messages) {
            this(messages, null, null);
        }
    }

    /**
     * It will never answer this.
     *
     * @param reason for people; holds nothing a customer or the agent said
     * @param detail the beginning of its own words
     */
    record Refused(String reason, String detail) implements AgentResult {}

    /**
     * It did not answer this time.
     *
     * @param ambiguous true when it may have taken the request: then the same request is repeated as it was
     */
    record Failed(
            String reason, boolean ambiguous, @Nullable Duration retryAfter) implements AgentResult {}

    /** Its circuit is open: it was not asked. */
    record Unavailable(Duration retryAfter) implements AgentResult {}
}
