package dev.switchboard;

import dev.switchboard.agent.Agent;
import dev.switchboard.agent.EchoAgent;
import dev.switchboard.relay.AgentFinder;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Tenants;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes agents from their settings, one each. */
final class Agents implements AgentFinder {
    private final Tenants tenants;
    private final Map<AgentSettings, Agent> made = new ConcurrentHashMap<>();

    Agents(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public Optional<Agent> find(String userId, String agentId) {
        return tenants.agent(userId, agentId).map(settings -> made.computeIfAbsent(settings, Agents::make));
    }

    private static Agent make(AgentSettings settings) {
        return switch (settings.kind()) {
            case "echo" -> new EchoAgent();
            default -> throw new IllegalStateException("no agent of kind " + settings.kind());
        };
    }
}
