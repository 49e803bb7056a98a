package dev.switchboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.config.Settings;
import dev.switchboard.http.users.LeadsView;
import dev.switchboard.relay.AgentFinder;
import dev.switchboard.sandbox.Sandbox;
import dev.switchboard.sandbox.SandboxOptions;
import dev.switchboard.sandbox.SandboxValues;
import dev.switchboard.tenants.Tenant;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The real service beside an emulated Meta: what the sandbox command runs, and what end-to-end tests run against. */
final class SandboxService implements AutoCloseable {
    private final Sandbox sandbox;
    private final App app;
    private @Nullable LeadsView leads;

    SandboxService(Settings settings, List<Tenant> users, Path data, Clock clock, SandboxOptions options) {
        sandbox = new Sandbox(data, clock, options, this::leads);
        app = new App(settings, users, clock, new Extras(sandbox.routes(), this::journaled, SandboxValues.GRAPH_PATH));
        leads = new LeadsView(app.leads());
    }

    private AgentFinder journaled(AgentFinder agents) {
        return new JournaledAgents(agents, sandbox.journal());
    }

    private JsonNode leads() {
        return Objects.requireNonNull(leads).newest(SandboxValues.USER);
    }

    App app() {
        return app;
    }

    URI address() {
        return app.address();
    }

    /** The emulator begins once the server listens. */
    void beginEmulation() {
        sandbox.start(app.address());
    }

    void start() {
        app.start();
        beginEmulation();
    }

    @Override
    public void close() {
        sandbox.closeStreams();
        app.close();
        sandbox.stop();
    }
}
