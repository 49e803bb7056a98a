package dev.switchboard.http.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.TestClock;
import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.AgentFile.OpenAi;
import dev.switchboard.config.Secret;
import dev.switchboard.http.Api;
import dev.switchboard.http.KeyGuard;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.NewStore;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Audit;
import dev.switchboard.tenants.SecretBox;
import dev.switchboard.tenants.Tenant;
import dev.switchboard.tenants.TenantAgents;
import dev.switchboard.tenants.Tenants;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentsRoutesTest {
    private static final String SECRET = "a secret of enough bytes";
    private static final String AGENT = "/users/acme/agents/bot";
    private static final String WHOLE = "{'name':'Bot','kind':'http','url':'https://bot.example/hook','secret':'"
            + SECRET + "','debounce_ms':1500,'max_wait_ms':8000,'timeout_s':20,'max_in_flight':4}";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private Database database;
    private Tenants tenants;
    private Api api;

    @BeforeEach
    void open() {
        database = Database.open(NewStore.in(folder));
        start(null);
    }

    /** @param bound the agent that Acme's number is given */
    private void start(String bound) {
        tenants = new Tenants(database, clock);
        tenants.apply(List.of(user("acme", "acme-bot", bound), user("globex", "globex-bot", null)));
        TenantAgents agents = new TenantAgents(
                tenants, database, clock, new SecretBox(new Secret("master")), new Audit(clock, new Ids(clock)));
        agents.load();
        api = Api.documented(KeyGuard.open(), new AgentsRoutes(agents));
    }

    private static Tenant user(String userId, String agentId, String bound) {
        Secret secret = new Secret("secret");
        return new Tenant(
                userId,
                userId,
                null,
                "users/" + userId + ".yaml",
                List.of(new AgentSettings(userId, agentId, agentId, "echo", null, null, 0, 0, 30, 32)),
                bound == null
                        ? List.of()
                        : List.of(new Account(
                                userId,
                                new AccountKey(Platform.WHATSAPP, "106540352242922"),
                                Login.INSTAGRAM,
                                null,
                                null,
                                bound,
                                secret,
                                List.of(secret),
                                secret,
                                80)));
    }

    @AfterEach
    void close() {
        api.close();
        database.close();
    }

    private HttpResponse<String> put(String path, String json) {
        return api.send(api.request(path).PUT(BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    private HttpResponse<String> delete(String path) {
        return api.send(api.request(path).DELETE());
    }

    private static String message(HttpResponse<String> response) {
        return Api.tree(response.body()).get("message").asText();
    }

    @Test
    void an_agent_is_made_shown_and_deleted() {
        assertThat(put(AGENT, WHOLE).statusCode()).isEqualTo(201);
        JsonNode shown = api.json(200, AGENT).get("data");
        assertThat(shown).isEqualTo(Api.tree("""
                {"user_id": "acme", "agent_id": "bot", "name": "Bot", "kind": "http", "url": "https://bot.example/hook",
                 "secret": "set", "debounce_ms": 1500, "max_wait_ms": 8000, "timeout_s": 20, "max_in_flight": 4,
                 "declared_in": null}"""));
        assertThat(tenants.agent("acme", "bot").orElseThrow().secret()).isEqualTo(new Secret(SECRET));
        assertThat(api.json(200, "/users/acme/agents").get("data").findValuesAsText("agent_id"))
                .containsExactly("acme-bot", "bot");

        put(AGENT, WHOLE);
        assertThat(delete(AGENT).statusCode()).isEqualTo(200);
        assertThat(audited()).containsExactlyInAnyOrder("agent.created:bot", "agent.changed:bot", "agent.deleted:bot");
        assertThat(api.get(AGENT).statusCode()).isEqualTo(404);
        assertThat(delete(AGENT).statusCode()).isEqualTo(404);
        assertThat(tenants.agent("acme", "bot")).isEmpty();
    }

    private List<String> audited() {
        return database.read(transaction -> transaction.list(
                "SELECT action || ':' || target FROM audit WHERE user_id = 'acme' ORDER BY audit_id",
                row -> row.getString(1)));
    }

    @Test
    void what_is_left_out_has_its_default() {
        assertThat(put("/users/acme/agents/e", "{'kind':'echo'}").statusCode()).isEqualTo(201);
        assertThat(api.json(200, "/users/acme/agents/e").get("data")).isEqualTo(Api.tree("""
                {"user_id": "acme", "agent_id": "e", "name": "e", "kind": "echo", "url": null, "secret": null,
                 "debounce_ms": 0, "max_wait_ms": 10000, "timeout_s": 30, "max_in_flight": 32, "declared_in": null}"""));
    }

    @Test
    void it_survives_a_restart_and_its_secret_lies_encrypted_in_the_store() {
        put(AGENT, WHOLE);
        AgentSettings before = tenants.agent("acme", "bot").orElseThrow();
        api.close();
        start("bot");
        assertThat(tenants.agent("acme", "bot")).contains(before);
        List<String> stored = database.read(transaction -> transaction.list(
                "SELECT settings || secrets FROM agents WHERE agent_id = 'bot'", row -> row.getString(1)));
        assertThat(stored).singleElement().asString().contains("v1:").doesNotContain(SECRET);
    }

    @Test
    void what_was_shown_can_be_sent_back_and_the_secret_stays() {
        put(AGENT, WHOLE);
        String shown = api.json(200, AGENT).get("data").toString();
        assertThat(put(AGENT, shown.replace("\"Bot\"", "\"Robot\"")).statusCode())
                .isEqualTo(200);
        AgentSettings agent = tenants.agent("acme", "bot").orElseThrow();
        assertThat(agent.name()).isEqualTo("Robot");
        assertThat(agent.secret()).isEqualTo(new Secret(SECRET));
        put(AGENT, WHOLE.replace(SECRET, "another secret, long enough"));
        assertThat(tenants.agent("acme", "bot").orElseThrow().secret())
                .isEqualTo(new Secret("another secret, long enough"));
    }

    @Test
    void a_bad_field_is_named_with_its_remedy_and_nothing_is_made() {
        HttpResponse<String> response = put(AGENT, "{'kind':'echo','timeout_s':0}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(message(response)).isEqualTo("timeout_s is out of range; write a whole number from 1 to 300");
        assertThat(put(AGENT, "[]").statusCode()).isEqualTo(400);
        assertThat(put(AGENT, "nonsense").statusCode()).isEqualTo(400);
        assertThat(tenants.agent("acme", "bot")).isEmpty();
    }

    @Test
    void what_a_file_declares_is_read_only() {
        assertThat(api.json(200, "/users/acme/agents/acme-bot")
                        .at("/data/declared_in")
                        .asText())
                .isEqualTo("users/acme.yaml");
        for (HttpResponse<String> response :
                List.of(put("/users/acme/agents/acme-bot", "{}"), delete("/users/acme/agents/acme-bot"))) {
            assertThat(response.statusCode()).isEqualTo(409);
            assertThat(message(response)).contains("users/acme.yaml");
        }
    }

    @Test
    void ids_are_unique_in_an_installation() {
        assertThat(put("/users/acme/agents/globex-bot", WHOLE).statusCode()).isEqualTo(409);
        assertThat(put("/users/globex/agents/bot", WHOLE).statusCode()).isEqualTo(201);
        assertThat(message(put(AGENT, WHOLE))).contains("bot is taken");
        assertThat(delete(AGENT).statusCode()).isEqualTo(404);
        assertThat(api.get(AGENT).statusCode()).isEqualTo(404);
        assertThat(delete("/users/globex/agents/bot").statusCode()).isEqualTo(200);
        assertThat(put(AGENT, WHOLE).statusCode()).isEqualTo(201);
    }

    @Test
    void an_agent_that_still_answers_for_an_account_stays() {
        put(AGENT, WHOLE);
        api.close();
        start("bot");
        HttpResponse<String> response = delete(AGENT);
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(message(response)).contains("whatsapp:106540352242922");
    }

    @Test
    void a_user_nobody_declared_has_no_agents() {
        assertThat(put("/users/nobody/agents/bot", WHOLE).statusCode()).isEqualTo(404);
        assertThat(api.json(200, "/users/nobody/agents").get("data")).isEmpty();
    }

    private static final String MODEL = "/users/acme/agents/model";
    private static final String WHOLE_MODEL = "{'kind':'openai','base_url':'http://llm.example/v1','model':'m',"
            + "'system_prompt':'Be kind.','api_key':'sk-1','temperature':0.5,'max_tokens':200}";

    private OpenAi model() {
        return tenants.agent("acme", "model").orElseThrow().openAi();
    }

    @Test
    void a_model_is_made_and_shown_without_its_key() {
        assertThat(put(MODEL, WHOLE_MODEL).statusCode()).isEqualTo(201);
        assertThat(api.json(200, MODEL).get("data")).isEqualTo(Api.tree("""
                {"user_id": "acme", "agent_id": "model", "name": "model", "kind": "openai", "url": null, "secret": null,
                 "debounce_ms": 0, "max_wait_ms": 10000, "timeout_s": 30, "max_in_flight": 32,
                 "base_url": "http://llm.example/v1", "model": "m", "system_prompt": "Be kind.", "api_key": "set",
                 "temperature": 0.5, "max_tokens": 200, "declared_in": null}"""));
        assertThat(model())
                .isEqualTo(new OpenAi("http://llm.example/v1", "m", "Be kind.", new Secret("sk-1"), 0.5, 200));
    }

    @Test
    void a_model_survives_a_restart_and_its_key_lies_encrypted_in_the_store() {
        put(MODEL, WHOLE_MODEL.replace("sk-1", "sk-very-secret"));
        put("/users/acme/agents/bare", "{'kind':'openai'}");
        AgentSettings before = tenants.agent("acme", "model").orElseThrow();
        AgentSettings bare = tenants.agent("acme", "bare").orElseThrow();
        api.close();
        start(null);
        assertThat(tenants.agent("acme", "model")).contains(before);
        assertThat(tenants.agent("acme", "bare")).contains(bare);
        assertThat(bare.openAi())
                .isEqualTo(new OpenAi("https://api.openai.com/v1", "gpt-4o-mini", null, null, null, null));
        List<String> stored = database.read(transaction -> transaction.list(
                "SELECT settings || secrets FROM agents WHERE agent_id = 'model'", row -> row.getString(1)));
        assertThat(stored).singleElement().asString().contains("v1:").doesNotContain("sk-very-secret");
    }

    @Test
    void a_model_that_was_shown_can_be_sent_back_and_its_key_stays() {
        put(MODEL, WHOLE_MODEL);
        String shown = api.json(200, MODEL).get("data").toString();
        assertThat(put(MODEL, shown.replace("Be kind.", "Be brief.")).statusCode())
                .isEqualTo(200);
        assertThat(model().systemPrompt()).isEqualTo("Be brief.");
        assertThat(model().apiKey()).isEqualTo(new Secret("sk-1"));
        put(MODEL, "{'kind':'openai','base_url':'http://llm.example/v1','api_key':''}");
        assertThat(model().apiKey()).isNull();
    }

    @Test
    void a_key_is_not_carried_over_to_another_server() {
        put(MODEL, WHOLE_MODEL);
        for (String key : List.of("", ",'api_key':'set'", ",'api_key':null")) {
            HttpResponse<String> response =
                    put(MODEL, "{'kind':'openai','base_url':'http://other.example/v1'" + key + "}");
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(message(response)).isEqualTo("api_key must be given again when base_url changes");
        }
        assertThat(put(MODEL, "{'kind':'openai','base_url':'http://other.example/v1','api_key':'sk-2'}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(model().apiKey()).isEqualTo(new Secret("sk-2"));
    }

    @Test
    void a_model_can_become_an_agent_over_http_and_its_key_is_forgotten() {
        put(MODEL, WHOLE_MODEL);
        assertThat(put(MODEL, WHOLE).statusCode()).isEqualTo(200);
        assertThat(model()).isNull();
        put(MODEL, "{'kind':'openai','base_url':'http://llm.example/v1'}");
        assertThat(model().apiKey()).isNull();
        assertThat(tenants.agent("acme", "model").orElseThrow().secret()).isNull();
    }
}
