package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import dev.switchboard.config.Settings;
import dev.switchboard.http.Json;
import dev.switchboard.sandbox.SandboxOptions;
import dev.switchboard.tenants.AgentSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxAgentTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    @Test
    void without_one_the_echo_answers() {
        SandboxAgent agent = SandboxAgent.of(null, null);
        assertThat(agent.shown()).isEqualTo("echo");
        assertThat(agent.users()).isEqualTo(SandboxUsers.all());
    }

    @Test
    void an_agent_keeps_the_id_of_the_echo_and_gets_a_secret() {
        SandboxAgent agent = SandboxAgent.of("http://127.0.0.1:9000/", null);
        AgentSettings settings = agent.users().getFirst().agents().getFirst();
        assertThat(settings.agentId()).isEqualTo("echo");
        assertThat(settings.kind()).isEqualTo("http");
        assertThat(Objects.requireNonNull(settings.secret()).reveal()).matches("whsec_[A-Za-z0-9+/]{32}");
        assertThat(agent.made()).isTrue();
        assertThat(agent.shown()).isEqualTo("http://127.0.0.1:9000/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bot.example|sixteen letters.|--agent is not an http or https address",
                "http://bot.example|short|--agent-secret is too short",
                "|sixteen letters.|--agent-secret needs --agent"
            })
    void what_cannot_work_is_refused_by_the_name_of_the_option(String url, String secret, String message) {
        assertThatThrownBy(() -> SandboxAgent.of(url, secret))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void what_is_typed_reaches_it_and_the_journal_shows_the_call_as_it_was() {
        WireMockServer server =
                new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        server.stubFor(post(anyUrl()).willReturn(okJson("{\"text\":\"Hello from outside\"}")));
        SandboxAgent agent = SandboxAgent.of(server.url("/hook"), null);
        SandboxOptions options = SandboxOptions.defaults().withAgent(agent.shown());
        try (SandboxService service = new SandboxService(settings(), agent.users(), data, Clock.systemUTC(), options)) {
            service.start();
            assertThat(get(service, "/sandbox/about").get("agent").asText()).isEqualTo(server.url("/hook"));
            type(service, "hi");
            Service.await().until(() -> !calls(service).isMissingNode());
            JsonNode call = calls(service);
            assertThat(call.get("url").asText()).isEqualTo(server.url("/hook"));
            assertThat(call.get("status").asInt()).isEqualTo(200);
            assertThat(call.get("request").asText()).contains("\"messages.received\"", "\"text\":\"hi\"");
            assertThat(call.get("response").asText()).isEqualTo("{\"text\":\"Hello from outside\"}");
        } finally {
            server.stop();
        }
    }

    private Settings settings() {
        return Settings.of(Map.of(
                "server.port", "0",
                "data_dir", data.toString(),
                "auth", "open",
                "outbound.allow_private", "true"));
    }

    /** The journal's first call of an agent; missing while there is none. */
    private static JsonNode calls(SandboxService service) {
        return get(service, "/sandbox/journal")
                .get("entries")
                .valueStream()
                .filter(entry -> entry.get("kind").asText().equals("agent"))
                .findFirst()
                .orElseGet(() -> Json.MAPPER.missingNode());
    }

    private static void type(SandboxService service, String text) {
        send(HttpRequest.newBuilder(service.address().resolve("/sandbox/phones/whatsapp/messages"))
                .POST(BodyPublishers.ofString(
                        "{\"from\":\"918979556941\",\"name\":\"Asha\",\"text\":\"" + text + "\"}")));
    }

    private static JsonNode get(SandboxService service, String path) {
        return send(HttpRequest.newBuilder(URI.create(service.address() + path)));
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            return Json.MAPPER.readTree(
                    HTTP.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
