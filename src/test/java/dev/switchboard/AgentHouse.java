package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.http.Json;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Tenant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The real service before a stand-in for an agent and one for Meta, with a clock that the test moves. */
final class AgentHouse implements AutoCloseable {
    static final Secret KEY = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String SECOND_NUMBER = "106540352242923";
    private static final int PATIENT_S = 30;

    final WireMockServer agent = new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").globalTemplating(true));
    final TestClock clock = new TestClock();
    final Service service;
    private final Path data;

    AgentHouse(Path data) {
        this(data, 0, 0);
    }

    AgentHouse(Path data, long debounceMs, long maxWaitMs) {
        this(data, debounceMs, maxWaitMs, PATIENT_S);
    }

    /** @param timeoutS how long agents may take to answer, in seconds that really go by */
    AgentHouse(Path data, long debounceMs, long maxWaitMs, int timeoutS) {
        this.data = data;
        agent.start();
        service = new Service(
                data,
                List.of(
                        user("demo", WhatsAppBody.NUMBER, agent("demo", "bot", debounceMs, maxWaitMs, timeoutS)),
                        user("demo2", SECOND_NUMBER, agent("demo2", "other", 0, 0, timeoutS))),
                clock);
    }

    private AgentSettings agent(String user, String bot, long debounceMs, long maxWaitMs, int timeoutS) {
        String url = agent.url("/" + bot);
        return new AgentSettings(user, bot, bot, "http", url, KEY, debounceMs, maxWaitMs, timeoutS, 32);
    }

    private static Tenant user(String user, String number, AgentSettings agent) {
        return new Tenant(
                user,
                user,
                null,
                "users/" + user + ".yaml",
                List.of(agent),
                List.of(account(user, agent.agentId(), number)));
    }

    static Account account(String user, String bot, String number) {
        Secret secret = new Secret(Service.SECRET);
        return new Account(
                user,
                new AccountKey(Platform.WHATSAPP, number),
                Login.INSTAGRAM,
                null,
                null,
                bot,
                new Secret("t0ken"),
                List.of(secret),
                secret,
                10_000);
    }

    /** Each message is answered with {@code re:} and its words, in one text each. */
    void answerAll(String path) {
        answer(
                path,
                aResponse()
                        .withBody(
                                "{\"messages\":[{{#each (jsonPath request.body '$.messages')}}"
                                        + "{\"type\":\"text\",\"text\":\"re:{{this.text}}\"}{{#unless @last}},{{/unless}}{{/each}}]}"));
    }

    void answer(String path, ResponseDefinitionBuilder answer) {
        agent.stubFor(post(urlEqualTo(path)).willReturn(answer));
    }

    void write(String from, String text) {
        write(WhatsAppBody.NUMBER, from, text);
    }

    void writeToOther(String from, String text) {
        write(SECOND_NUMBER, from, text);
    }

    private void write(String number, String from, String text) {
        String message = WhatsAppBody.textMessage(from, "wamid." + number + from + text, text);
        service.post(WhatsAppBody.body(List.of(WhatsAppBody.change(number, List.of(message), List.of()))));
    }

    /** Requests the agents got, oldest first. */
    List<LoggedRequest> asked(String path) {
        return agent.findAll(postRequestedFor(urlEqualTo(path))).stream()
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .toList();
    }

    static List<String> texts(LoggedRequest request) {
        return json(request).get("messages").findValuesAsText("text");
    }

    static JsonNode json(LoggedRequest request) {
        try {
            return Json.MAPPER.readTree(request.getBody());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until customers were sent exactly this. */
    void awaitSent(String... texts) {
        Service.await().until(() -> service.sent().equals(List.of(texts)));
    }

    /** The same, while time goes by in such steps. */
    void awaitSent(Duration step, String... texts) {
        Service.await().until(() -> {
            advance(step);
            return service.sent().equals(List.of(texts));
        });
    }

    void awaitAsked(String path, int times) {
        Service.await().until(() -> asked(path).size() == times);
    }

    /** Waits until nobody works at anything: what was claimed has been settled. @return how often agents were asked */
    int settled() {
        StoreFile store = new StoreFile(data);
        Service.await()
                .during(Duration.ofMillis(250))
                .until(() -> store.number("SELECT COUNT(*) FROM lanes WHERE claimed_by IS NOT NULL") == 0);
        return agent.findAll(postRequestedFor(anyUrl())).size();
    }

    /** Twelve customers write to an agent that fails: soon it is asked no more, whatever time goes by. */
    void openCircuit() {
        customers().forEach(customer -> write(customer, "hi"));
        Service.await().until(() -> asked("/bot").size() >= 5);
        settled();
        advance(Duration.ofSeconds(3));
        int asked = settled();
        advance(Duration.ofSeconds(3));
        assertThat(settled()).isEqualTo(asked);
    }

    static List<String> customers() {
        return IntStream.range(0, 12).mapToObj(i -> "9189795569" + (50 + i)).toList();
    }

    void advance(Duration step) {
        clock.advance(step);
    }

    @Override
    public void close() {
        service.close();
        agent.stop();
    }
}
