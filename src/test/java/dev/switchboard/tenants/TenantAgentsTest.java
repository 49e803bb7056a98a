package dev.switchboard.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.TestClock;
import dev.switchboard.config.ConfigException;
import dev.switchboard.config.Secret;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.NewStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was made over the API meets what files say at the next start. */
class TenantAgentsTest {
    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private Database database;
    private Tenants tenants;

    @BeforeEach
    void open() {
        database = Database.open(NewStore.in(folder));
        start("master", user("acme"), user("globex"))
                .put("acme", "bot", known -> agent("acme", "bot"), new Actor("test", "corr"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private TenantAgents start(String key, Tenant... users) {
        tenants = new Tenants(database, clock);
        tenants.apply(List.of(users));
        TenantAgents agents = new TenantAgents(
                tenants, database, clock, new SecretBox(new Secret(key)), new Audit(clock, new Ids(clock)));
        agents.load();
        return agents;
    }

    private static Tenant user(String userId, AgentSettings... agents) {
        return new Tenant(userId, userId, null, "users/" + userId + ".yaml", List.of(agents), List.of());
    }

    private static AgentSettings agent(String userId, String agentId) {
        return new AgentSettings(
                userId, agentId, "Bot", "http", "http://bot.example", new Secret("secret"), 0, 0, 30, 32);
    }

    @Test
    void a_file_takes_over_an_agent_of_its_own_user() {
        AgentSettings declared = new AgentSettings("acme", "bot", "Echo", "echo", null, null, 0, 0, 30, 32);
        TenantAgents agents = start("another master", user("acme", declared));
        assertThat(tenants.agent("acme", "bot")).contains(declared);
        assertThat(agents.declaredIn("bot")).contains("users/acme.yaml");
    }

    @Test
    void a_file_that_claims_the_agent_of_another_user_keeps_the_service_from_starting() {
        assertThatThrownBy(() -> start("master", user("acme"), user("globex", agent("globex", "bot"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("users/globex.yaml")
                .hasMessageContaining("bot")
                .hasMessageContaining("acme");
    }

    @Test
    void without_the_right_key_the_service_does_not_start() {
        assertThatThrownBy(() -> start("another master", user("acme")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("SWITCHBOARD_SECRETS_KEY");
    }

    @Test
    void agents_of_a_user_that_no_file_names_any_more_are_kept_and_wait() {
        start("master", user("globex"));
        start("master", user("globex"), user("acme"));
        assertThat(tenants.agent("acme", "bot")).contains(agent("acme", "bot"));
    }
}
