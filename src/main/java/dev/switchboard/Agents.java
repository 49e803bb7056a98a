package dev.switchboard;

import dev.switchboard.agent.Agent;
import dev.switchboard.agent.EchoAgent;
import dev.switchboard.agent.HttpAgent;
import dev.switchboard.config.ConfigException;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.relay.AgentFinder;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Tenant;
import dev.switchboard.tenants.Tenants;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes agents from their settings, one each; another when the settings change. */
final class Agents implements AgentFinder {
    private final Tenants tenants;
    private final OutboundClient outbound;
    private final Clock clock;
    private final Map<String, Made> made = new ConcurrentHashMap<>();

    Agents(Tenants tenants, OutboundClient outbound, Clock clock) {
        this.tenants = tenants;
        this.outbound = outbound;
        this.clock = clock;
    }

    /** An agent and what it was made from. */
    private record Made(AgentSettings settings, Agent agent) {}

    /**
     * Refuses users with an agent that nobody could ask.
     *
     * @throws ConfigException naming the file and what to write instead
     */
    static void requireKnownKinds(List<Tenant> users) {
        List<String> faults = users.stream()
                .flatMap(user -> user.agents().stream()
                        .filter(agent -> agent.kind().equals("openai"))
                        .map(agent -> user.origin() + ": agents: kind openai of " + agent.agentId()
                                + " is not built yet; use kind: http with url and secret, or kind: echo to try things"
                                + " out"))
                .toList();
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
    }

    @Override
    public Optional<Agent> find(String userId, String agentId) {
        return tenants.agent(userId, agentId).map(this::of);
    }

    private Agent of(AgentSettings settings) {
        Made known = made.get(settings.agentId());
        if (known != null && known.settings().equals(settings)) {
            return known.agent();
        }
        Agent agent = make(settings);
        made.put(settings.agentId(), new Made(settings, agent));
        return agent;
    }

    private Agent make(AgentSettings settings) {
        return switch (settings.kind()) {
            case "echo" -> new EchoAgent();
            case "http" -> new HttpAgent(target(settings), outbound, clock);
            default -> throw new IllegalStateException("no agent of kind " + settings.kind());
        };
    }

    private static HttpAgent.Target target(AgentSettings settings) {
        return new HttpAgent.Target(
                settings.agentId(),
                URI.create(Objects.requireNonNull(settings.url())),
                Objects.requireNonNull(settings.secret()),
                Duration.ofSeconds(settings.timeoutS()));
    }
}
