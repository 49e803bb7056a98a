package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import dev.switchboard.agent.Agent;
import dev.switchboard.agent.EchoAgent;
import dev.switchboard.config.Settings;
import dev.switchboard.http.Json;
import dev.switchboard.http.OpenApi;
import dev.switchboard.relay.AgentFinder;
import dev.switchboard.store.NewStore;
import dev.switchboard.tenants.Tenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The real service on a free port with a real store, before a stand-in for Meta's Graph API. */
final class Service implements AutoCloseable {
    static final String SECRET = "sandbox-app-secret";
    /** Of what is longer a caller asks first: a server that refuses at once would close on one who still writes. */
    private static final int LONG = 1 << 19;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final WireMockServer graph = new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").globalTemplating(true));
    volatile Agent agent = new EchoAgent();
    private final App app;

    Service(Path data) {
        this(data, Map.of());
    }

    Service(Path data, Map<String, String> more) {
        this(data, SandboxUsers.all(), Clock.systemUTC(), more, false);
    }

    /** With the agents that these users really have, and more settings. */
    Service(Path data, List<Tenant> users, Map<String, String> more) {
        this(data, users, Clock.systemUTC(), more, true);
    }

    /** With the agents that these users really have. */
    Service(Path data, List<Tenant> users, Clock clock) {
        this(data, users, clock, Map.of(), true);
    }

    /** @param realAgents whether the users' own agents answer, rather than the one of the test */
    Service(Path data, List<Tenant> users, Clock clock, Map<String, String> more, boolean realAgents) {
        graph.start();
        acceptEverything();
        NewStore.in(data);
        UnaryOperator<AgentFinder> agents = real ->
                realAgents ? real : (userId, agentId) -> Optional.of((request, pieces) -> agent.reply(request, pieces));
        app = new App(settings(data, more), users, clock, new Extras(List.of(), agents, null));
        app.start();
    }

    private Settings settings(Path data, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(Map.of(
                "limits.leads_reads_per_minute", "0",
                "limits.writes_per_minute", "0",
                "server.port", "0",
                "data_dir", data.toString(),
                "auth", "open",
                "graph.base_url", graph.baseUrl(),
                "graph.instagram_base_url", graph.baseUrl() + "/instagram",
                "outbound.allow_private", "true",
                "queue.retry_first_ms", "50",
                "store.busy_timeout_ms", "100"));
        options.putAll(more);
        return Settings.of(options);
    }

    void acceptEverything() {
        graph.stubFor(any(anyUrl()).willReturn(okJson("""
                        {"messaging_product":"whatsapp","contacts":[{"input":"x","wa_id":"918979556941"}],\
                        "messages":[{"id":"wamid.{{randomValue length=20 type='ALPHANUMERIC'}}"}]}""")));
    }

    /** Posts a body as Meta would, rightly signed. */
    HttpResponse<String> post(String body) {
        return post(body, Signed.header(SECRET, body.getBytes(StandardCharsets.UTF_8)));
    }

    HttpResponse<String> post(String body, String signature) {
        return postSigned("whatsapp", body, signature);
    }

    /** Posts a body to that channel, signed with that secret. */
    HttpResponse<String> post(String channel, String secret, String body) {
        return postSigned(channel, body, Signed.header(secret, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Posts a body with more headers, each a name and a value. */
    HttpResponse<String> postWith(String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.address().resolve("/webhooks/whatsapp"))
                .header("X-Hub-Signature-256", Signed.header(SECRET, body.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(body));
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    private HttpResponse<String> postSigned(String channel, String body, String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.address().resolve("/webhooks/" + channel))
                .expectContinue(body.length() > LONG)
                .POST(BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("X-Hub-Signature-256", signature);
        }
        return send(request.build());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(app.address() + path)).build());
    }

    HttpResponse<String> call(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(app.address() + path))
                .expectContinue(body.length() > LONG)
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    /** Posts a body of that type to a path of the API. */
    HttpResponse<String> post(String path, String contentType, byte[] body) {
        return send(HttpRequest.newBuilder(URI.create(app.address() + path))
                .header("Content-Type", contentType)
                .expectContinue(body.length > LONG)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            OpenApi.document()
                    .require(
                            request.method(),
                            request.uri().getRawPath(),
                            answer.statusCode(),
                            answer.headers(),
                            answer.body());
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String path) {
        try {
            return Json.MAPPER.readTree(get(path).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lead's messages, oldest first. */
    List<JsonNode> messages(String customer) {
        JsonNode messages =
                json("/users/demo/leads/" + customer + "/messages?limit=200").at("/data/messages");
        return messages.isMissingNode() ? List.of() : messages.valueStream().toList();
    }

    List<String> texts(String customer) {
        return messages(customer).stream()
                .map(message -> message.get("text").asText())
                .toList();
    }

    void awaitTexts(String customer, String... texts) {
        await().until(() -> texts(customer).equals(List.of(texts)));
    }

    /** The kinds of events that a list of kept ones tells of. */
    List<String> kinds(String path) {
        return json(path)
                .get("data")
                .valueStream()
                .map(event -> event.get("kind").asText())
                .toList();
    }

    /** What was sent to customers, in the order it arrived at the Graph API. */
    List<String> sent() {
        return graph.findAll(anyRequestedFor(anyUrl())).stream()
                .map(request -> field(request.getBodyAsString(), "/text/body"))
                .toList();
    }

    static String field(String json, String pointer) {
        try {
            return Json.MAPPER.readTree(json).at(pointer).asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    URI address() {
        return app.address();
    }

    static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(20));
    }

    @Override
    public void close() {
        app.close();
        graph.stop();
    }
}
