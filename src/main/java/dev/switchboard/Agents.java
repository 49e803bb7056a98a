package dev.switchboard;

import dev.switchboard.agent.Agent;
import dev.switchboard.agent.EchoAgent;
import dev.switchboard.agent.HttpAgent;
import dev.switchboard.agent.OpenAiAgent;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.relay.AgentFinder;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Tenants;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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
            case "openai" -> new OpenAiAgent(model(settings), outbound, clock);
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

    private static OpenAiAgent.Target model(AgentSettings settings) {
        return new OpenAiAgent.Target(
                settings.agentId(), Objects.requireNonNull(settings.openAi()), Duration.ofSeconds(settings.timeoutS()));
    }
}
