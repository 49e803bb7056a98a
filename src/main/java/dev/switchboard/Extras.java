package dev.switchboard;

import dev.switchboard.http.Routes;
import dev.switchboard.relay.AgentFinder;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a way to run the service adds.
 *
 * @param routes served beside the API
 * @param agents wraps the agents, e.g. to show what they are asked
 * @param graphPath where on this very server a Graph API is emulated; null to call the real one
 */
public record Extras(
        List<Routes> routes,
        UnaryOperator<AgentFinder> agents,
        @Nullable String graphPath) {
    public static final Extras NONE = new Extras(List.of(), UnaryOperator.identity(), null);
}
