package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.agent.EchoAgent;
import dev.switchboard.agent.HttpAgent;
import dev.switchboard.agent.OpenAiAgent;
import dev.switchboard.config.AgentFile.OpenAi;
import dev.switchboard.config.ConfigException;
import dev.switchboard.config.Secret;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.outbound.OutboundOptions;
import dev.switchboard.store.Database;
import dev.switchboard.store.StoreOptions;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Tenant;
import dev.switchboard.tenants.Tenants;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentKindsTest {
    private static final Secret SECRET = new Secret("a secret of enough bytes");
    private static final OpenAi MODEL = new OpenAi("http://llm.example/v1", "m", null, null, null, null);

    @TempDir
    Path data;

    @Test
    void there_is_an_agent_of_every_kind() {
        try (Database database = Database.open(StoreOptions.of(data.resolve("switchboard.db")));
                OutboundClient outbound =
                        new OutboundClient(OutboundOptions.defaults(), Clock.systemUTC(), (circuit, from, to) -> {})) {
            Tenants tenants = new Tenants(database, Clock.systemUTC());
            tenants.apply(List.of(new Tenant(
                    "acme",
                    "Acme",
                    null,
                    "config/users/acme.yaml",
                    List.of(
                            new AgentSettings("acme", "e", "E", "echo", null, null, 0, 0, 30, 32),
                            new AgentSettings("acme", "h", "H", "http", "http://bot.example", SECRET, 0, 0, 30, 32),
                            new AgentSettings("acme", "o", "O", "openai", null, null, 0, 0, 30, 32, MODEL)),
                    List.of())));
            Agents agents = new Agents(tenants, outbound, Clock.systemUTC());
            assertThat(agents.find("acme", "e")).containsInstanceOf(EchoAgent.class);
            assertThat(agents.find("acme", "h")).containsInstanceOf(HttpAgent.class);
            assertThat(agents.find("acme", "o")).containsInstanceOf(OpenAiAgent.class);
            assertThat(agents.find("globex", "o")).isEmpty();
        }
    }

    @Test
    void a_fault_of_a_file_ends_the_command_with_the_code_for_configuration() {
        int code = Failures.explain(
                new ConfigException(List.of("config/users/acme.yaml: …")), new PrintWriter(new StringWriter()));
        assertThat(code).isEqualTo(2);
    }
}
