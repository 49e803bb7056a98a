package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.ConfigException;
import dev.switchboard.config.Settings;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Tenant;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentKindsTest {
    @TempDir
    Path data;

    @Test
    void a_kind_that_is_not_built_is_a_fault_of_the_file_and_nothing_is_opened() {
        AgentSettings agent = new AgentSettings("acme", "helper", "Helper", "openai", null, null, 0, 0, 30, 32);
        Tenant acme = new Tenant("acme", "Acme", null, "config/users/acme.yaml", List.of(agent), List.of());
        Settings settings = Settings.of(Map.of("data_dir", data.toString()));
        assertThatThrownBy(() -> new App(settings, List.of(acme), Clock.systemUTC(), App.Extras.NONE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("config/users/acme.yaml", "helper", "kind: http");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void it_ends_the_command_with_the_code_for_configuration() {
        int code = Failures.explain(
                new ConfigException(List.of("config/users/acme.yaml: …")), new PrintWriter(new StringWriter()));
        assertThat(code).isEqualTo(2);
    }
}
