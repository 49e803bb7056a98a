package dev.switchboard.channels;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.switchboard.Signed;
import dev.switchboard.config.Secret;
import dev.switchboard.message.Content;
import dev.switchboard.message.OutboundMessage;
import dev.switchboard.outbound.CircuitSnapshot;
import dev.switchboard.outbound.CircuitState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What any channel of Meta must pass beside what every channel must: it extends this and tells its {@link Shapes}. What
 * only one platform has is tested beside its channel.
 */
public abstract class MetaChannelContract extends ParserContract {
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    @RegisterExtension
    final WireMockExtension platform = Wire.server();

    private Wire wire;

    protected MetaChannelContract(Shapes shapes) {
        super(shapes);
    }

    @BeforeEach
    void open() {
        wire = new Wire(shapes.platform(), platform.baseUrl(), Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Override
    Channel channel() {
        return wire.channel;
    }

    @Override
    WebhookRequest proved(byte[] body) {
        return request(signed(body), body);
    }

    @Override
    SendResult send(Runnable leaving) {
        answer(okJson(shapes.accepted().formatted("platform-1")));
        return wire.channel.send(
                new SendingAccount(wire.account, new Secret("t0ken")),
                new OutboundMessage("out-1", wire.account, shapes.customer(), new Content.Text("Hello"), null),
                leaving);
    }

    @Test
    void a_signed_body_is_verified_and_tells_which_key_signed_it() {
        byte[] body = bytes(shapes.body(shapes.good("a")));
        VerifiedRequest verified =
                wire.channel.verify(request(signed(body), body)).orElseThrow();
        assertThat(verified.keyFingerprint()).isEqualTo(Wire.KEY.fingerprint());
        assertThat(wire.channel.parse(verified)).hasSize(1);
    }

    @Test
    void a_signature_holds_for_the_very_bytes_that_were_signed() {
        String body = shapes.body(shapes.textOf("a", "caf\\u00e9"));
        String signature = signed(bytes(body));
        for (String other :
                List.of(body + "\n", " " + body, body.replace("\\u00e9", "é"), body.replace(":", ": "), "")) {
            assertThat(wire.channel.verify(request(signature, bytes(other)))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=abc", "sha1=0123456789012345678901234567890123456789", "nonsense"})
    void a_header_that_is_no_signature_is_refused(String header) {
        assertThat(wire.channel.verify(request(header, bytes(shapes.body())))).isEmpty();
    }

    @Test
    void a_forged_truncated_or_missing_signature_is_refused() {
        byte[] body = bytes(shapes.body(shapes.good("a")));
        String signature = signed(body);
        assertThat(wire.channel.verify(request(Signed.header("another secret", body), body)))
                .isEmpty();
        assertThat(wire.channel.verify(request(signature.substring(0, 70), body)))
                .isEmpty();
        assertThat(wire.channel.verify(request(signature + "0", body))).isEmpty();
        assertThat(wire.channel.verify(new WebhookRequest(Map.of(), body))).isEmpty();
        assertThat(wire.channel.verify(new WebhookRequest(Map.of("x-hub-signature", signature), body)))
                .isEmpty();
    }

    @Test
    void the_handshake_gives_the_challenge_back_to_who_knows_our_token() {
        assertThat(wire.channel).isInstanceOfSatisfying(Handshake.class, handshake -> {
            assertThat(handshake.confirm("subscribe", "verify-me", "<42>")).contains("<42>");
            assertThat(handshake.confirm("subscribe", "guess", "42")).isEmpty();
            assertThat(handshake.confirm("subscribe", null, "42")).isEmpty();
            assertThat(handshake.confirm("unsubscribe", "verify-me", "42")).isEmpty();
            assertThat(handshake.confirm("subscribe", "verify-me", null)).isEmpty();
        });
    }

    @Test
    void a_text_goes_out_once_to_the_customer_from_the_account_with_its_token() {
        answer(okJson(shapes.accepted().formatted("platform-1")));
        assertThat(send())
                .isInstanceOfSatisfying(
                        SendResult.Accepted.class,
                        accepted -> assertThat(accepted.platformMessageId()).isEqualTo("platform-1"));
        assertThat(wire.leavings).hasValue(1);
        platform.verify(
                1,
                postRequestedFor(urlEqualTo("/v25.0/" + wire.account.id() + "/messages"))
                        .withHeader("Authorization", equalTo("Bearer t0ken"))
                        .withHeader("Content-Type", equalTo("application/json")));
        JsonNode sent = onlyRequest();
        assertThat(sent.at(shapes.text()).asText()).isEqualTo("Hello \uD83D\uDC51");
        assertThat(sent.at(shapes.address().pointer()).asText())
                .isEqualTo(shapes.address().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"word ", "\uD83D\uDC51", FAMILY, "é", "e\u0301", "語。", "Nice\n\n", "x"})
    void a_text_that_is_too_long_goes_out_in_pieces_and_nothing_is_lost(String pattern) {
        String text = pattern.repeat(2 * shapes.limit() / pattern.length() + 7).strip();
        List<String> pieces = split(text);
        assertThat(String.join("", pieces)).isEqualTo(text);
        assertThat(pieces).hasSizeGreaterThan(1).allSatisfy(piece -> {
            assertThat(shapes.size().applyAsInt(piece)).isBetween(1, shapes.limit());
            assertThat(piece).doesNotStartWith("\u200D").doesNotStartWith("\u0301");
        });
    }

    @Test
    void a_text_as_long_as_may_be_stays_whole() {
        assertThat(split("x".repeat(shapes.limit()))).hasSize(1);
        assertThat(split("x".repeat(shapes.limit() + 1))).hasSize(2);
        assertThat(split("")).containsExactly("");
    }

    @Test
    void what_goes_out_is_within_the_limit_even_when_it_had_to_be_cleaned() throws IOException {
        answer(okJson(shapes.accepted().formatted("platform-1")));
        for (String piece : split("\u0000\uD83D".repeat(shapes.limit() / 4))) {
            assertThat(wire.send(shapes.customer(), piece)).isInstanceOf(SendResult.Accepted.class);
        }
        assertThat(platform.findAll(postRequestedFor(anyUrl()))).allSatisfy(request -> {
            String text =
                    Golden.JSON.readTree(request.getBody()).at(shapes.text()).asText();
            assertThat(text).matches("\uFFFD+");
            assertThat(shapes.size().applyAsInt(text)).isLessThanOrEqualTo(shapes.limit());
        });
    }

    @Test
    void a_plea_for_a_slower_pace_is_throttling_though_it_comes_as_http_400() {
        answer(error(400, shapes.slowDown()));
        assertThat(send()).isInstanceOf(SendResult.Throttled.class);
    }

    @Test
    void a_refusal_is_final_and_names_its_code() {
        answer(error(400, shapes.refusal()));
        assertThat(send()).isEqualTo(new SendResult.Rejected(Integer.toString(shapes.refusal()), "because"));
    }

    @Test
    void a_dead_token_blocks_the_account() {
        answer(error(401, 190));
        assertThat(send()).isInstanceOf(SendResult.AccountBlocked.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_that_breaks_leaves_it_uncertain_and_is_not_tried_again(Fault fault) {
        answer(aResponse().withFault(fault));
        assertThat(send()).isInstanceOf(SendResult.Uncertain.class);
        platform.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void an_answer_that_does_not_come_leaves_it_uncertain_and_is_not_tried_again() {
        answer(okJson(shapes.accepted().formatted("late")).withFixedDelay(5_000));
        try (Wire hasty = new Wire(shapes.platform(), platform.baseUrl(), Duration.ofSeconds(1))) {
            assertThat(hasty.send(shapes.customer(), "Hello")).isInstanceOf(SendResult.Uncertain.class);
        }
        await().untilAsserted(() -> platform.verify(1, postRequestedFor(anyUrl())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "[]", "null", "{\"messages\":[]}", "{\"message_id\":null}"})
    void a_good_status_without_an_id_leaves_it_uncertain(String body) {
        answer(aResponse().withStatus(200).withBody(body));
        assertThat(send()).isInstanceOf(SendResult.Uncertain.class);
    }

    @Test
    void a_server_that_is_not_there_leaves_it_unsent() {
        try (Wire nowhere = Wire.of(shapes.platform())) {
            assertThat(nowhere.send(shapes.customer(), "Hello"))
                    .isInstanceOfSatisfying(
                            SendResult.NotSent.class,
                            result -> assertThat(result.code()).isEqualTo("connection_refused"));
            assertThat(nowhere.leavings).hasValue(0);
        }
    }

    @Test
    void business_errors_do_not_open_the_circuit() {
        answer(error(400, shapes.refusal()));
        for (int i = 0; i < 10; i++) {
            assertThat(send()).isInstanceOf(SendResult.Rejected.class);
        }
        assertThat(wire.client.circuits())
                .extracting(CircuitSnapshot::name, CircuitSnapshot::state)
                .containsExactly(tuple("graph:" + wire.account, CircuitState.CLOSED));
    }

    @Test
    void server_errors_open_the_circuit() {
        answer(aResponse().withStatus(500));
        for (int i = 0; i < 5; i++) {
            assertThat(send()).isInstanceOf(SendResult.Uncertain.class);
        }
        assertThat(send()).isInstanceOf(SendResult.CircuitOpen.class);
        platform.verify(5, postRequestedFor(anyUrl()));
    }

    private SendResult send() {
        return wire.send(shapes.customer(), "Hello \uD83D\uDC51");
    }

    private void answer(ResponseDefinitionBuilder answer) {
        platform.stubFor(post(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder error(int status, int code) {
        return jsonResponse("{\"error\":{\"code\":" + code + ",\"message\":\"because\"}}", status);
    }

    private JsonNode onlyRequest() {
        try {
            return Golden.JSON.readTree(
                    platform.findAll(postRequestedFor(anyUrl())).getFirst().getBody());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> split(String text) {
        return ((SplitsText) wire.channel)
                .split(new Content.Text(text)).stream().map(Content::asText).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String signed(byte[] body) {
        return Signed.header(Wire.KEY.secret().reveal(), body);
    }

    private static WebhookRequest request(String signature, byte[] body) {
        return new WebhookRequest(Map.of("x-hub-signature-256", signature), body);
    }
}
