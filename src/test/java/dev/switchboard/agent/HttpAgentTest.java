package dev.switchboard.agent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.switchboard.agent.Results.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.switchboard.config.Secret;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAgentTest {
    @RegisterExtension
    static final WireMockExtension AGENT = Wire.server();

    private static final String EVERYTHING = """
            {"type": "messages.received", "user_id": "acme", "agent_id": "bot", "attempt": 2,
             "conversation": {"conversation_id": "conv-1", "platform": "whatsapp",
               "phone_number_id": "106540352242922", "metadata": {"source": "ad"},
               "window_until": "2026-11-19T11:06:40.000Z"},
             "customer": {"customer_phone": "918979556941", "name": "Asha", "email": null, "lead_id": "lead-1",
               "lead_status": null, "status": "new"},
             "messages": [{"message_id": "wamid.1", "sequence_no": 7, "type": "text", "text": "hi",
               "timestamp": "2026-11-18T11:06:40.120Z", "content": {}, "reply_to": null}],
             "history": [{"sender": "agent", "text": "Welcome", "timestamp": "2026-11-18T11:06:39.000Z"}]}""";

    private final Wire wire = new Wire(Clock.systemUTC());

    @AfterEach
    void close() {
        wire.close();
    }

    private AgentResult reply() {
        return wire.agent(AGENT.url("/hook")).reply(Wire.request());
    }

    private static void answer(int status, String body) {
        AGENT.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
    }

    @Test
    void the_request_is_what_the_protocol_prints() {
        AGENT.stubFor(post(anyUrl()).willReturn(okJson("{\"text\":\"Hello\"}")));
        assertThat(reply()).isEqualTo(texts("Hello"));
        AGENT.verify(postRequestedFor(urlEqualTo("/hook"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("Accept", equalTo("application/json, text/event-stream"))
                .withHeader("X-Correlation-Id", equalTo("corr-1"))
                .withHeader("webhook-id", equalTo("req-1"))
                .withRequestBody(equalToJson(EVERYTHING)));
    }

    @Test
    void the_published_library_accepts_the_signature_for_a_key_in_base64() throws WebhookVerificationException {
        answer(200, "");
        reply();
        verify(new Webhook(Wire.SECRET.reveal()));
    }

    @Test
    void the_published_library_accepts_the_signature_for_a_key_in_words() throws WebhookVerificationException {
        answer(200, "");
        String words = "a key of words, ünd more";
        wire.agent("bot", AGENT.url("/hook"), new Secret(words), Duration.ofSeconds(5))
                .reply(Wire.request());
        verify(new Webhook(words.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_published_library_refuses_another_key() {
        answer(200, "");
        reply();
        assertThatThrownBy(() -> verify(new Webhook("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")))
                .isInstanceOf(WebhookVerificationException.class);
    }

    private static void verify(Webhook webhook) throws WebhookVerificationException {
        LoggedRequest request =
                AGENT.findAll(postRequestedFor(urlEqualTo("/hook"))).getFirst();
        Map<String, List<String>> headers = request.getHeaders().all().stream()
                .collect(Collectors.toMap(header -> header.key(), header -> header.values()));
        webhook.verify(request.getBodyAsString(), HttpHeaders.of(headers, (name, value) -> true));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 410, 413, 422})
    void a_considered_no_is_refused_with_the_agents_words(int status) {
        answer(status, "no such order");
        assertThat(reply()).isEqualTo(new AgentResult.Refused("it answered " + status, "no such order"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 406, 408, 418, 425, 429, 500, 501, 502, 503, 504, 599})
    void everything_else_is_tried_again_and_is_no_riddle(int status) {
        answer(status, "<html>oops</html>");
        assertThat(reply()).isEqualTo(new AgentResult.Failed("it answered " + status, false, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_tried_again_and_never_followed(int status) {
        AGENT.stubFor(post(anyUrl())
                .willReturn(aResponse().withStatus(status).withHeader("Location", "http://169.254.169.254/latest")));
        assertThat(reply())
                .isEqualTo(new AgentResult.Failed(
                        "it answered " + status + ", a redirect, which is not followed", false, null));
        assertThat(AGENT.findAll(postRequestedFor(anyUrl()))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"200,''", "200,' \r\n\t'", "200,{}", "200,null", "200,'{\"messages\":[]}'", "201,''", "204,''", "299,''"
    })
    void nothing_to_say_is_said_in_many_ways(int status, String body) {
        answer(status, body);
        assertThat(reply()).isEqualTo(texts());
    }

    @Test
    void a_202_is_refused_until_later_answers_are_built() {
        answer(202, "");
        assertThat(reply())
                .isInstanceOfSatisfying(
                        AgentResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("202", "not built yet"));
    }

    @Test
    void html_is_refused_and_its_first_2_kb_are_kept() {
        answer(200, "<html>" + "é".repeat(2_000));
        assertThat(reply()).isInstanceOfSatisfying(AgentResult.Refused.class, refused -> {
            assertThat(refused.reason()).contains("HTML");
            assertThat(refused.detail().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2_046, 2_048);
            assertThat(refused.detail()).startsWith("<html>é").endsWith("é");
        });
    }

    @ParameterizedTest
    @CsvSource({"1.5,", "soon,", "-3,", "7,PT7S", "86400,PT24H", "99999999999999,P365D"})
    void retry_after_in_seconds_is_passed_on(String header, String expected) {
        AGENT.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", header)));
        assertThat(reply())
                .isEqualTo(
                        new AgentResult.Failed("it answered 429", false, expected == null ? null : duration(expected)));
    }

    private static Duration duration(String text) {
        return text.equals("P365D") ? Duration.ofDays(365) : Duration.parse(text);
    }

    @Test
    void who_watches_sees_the_exchange_as_it_was() {
        answer(200, "{\"text\":\"Hello\"}");
        List<AgentExchange> seen = new ArrayList<>();
        wire.agent(AGENT.url("/hook")).observedBy(seen::add).reply(Wire.request());
        assertThat(seen).singleElement().satisfies(exchange -> {
            assertThat(exchange.url()).isEqualTo(AGENT.url("/hook"));
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.sent()).contains("\"messages.received\"");
            assertThat(exchange.received()).isEqualTo("{\"text\":\"Hello\"}");
            assertThat(exchange.took()).isPositive();
        });
    }
}
