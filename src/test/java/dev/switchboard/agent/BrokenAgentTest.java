package dev.switchboard.agent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.switchboard.TestClock;
import dev.switchboard.outbound.OutboundOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a whole answer nobody knows; with one, or without a connection, it is clear. */
class BrokenAgentTest {
    @RegisterExtension
    static final WireMockExtension AGENT = Wire.server();

    private static final Duration SHORT = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();
    private final Wire wire = new Wire(clock);

    @AfterEach
    void close() {
        wire.close();
    }

    private AgentResult reply(ResponseDefinitionBuilder answer, Duration timeout) {
        AGENT.stubFor(post(anyUrl()).willReturn(answer));
        return wire.agent("bot", AGENT.url("/hook"), Wire.SECRET, timeout).reply(Wire.request());
    }

    private AgentResult reply(ResponseDefinitionBuilder answer) {
        return reply(answer, Wire.LONG);
    }

    private static void assertAmbiguous(AgentResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        AgentResult.Failed.class,
                        failed -> assertThat(failed.ambiguous()).isTrue());
    }

    private static void assertDefinite(AgentResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        AgentResult.Failed.class,
                        failed -> assertThat(failed.ambiguous()).isFalse());
    }

    @Test
    void one_that_hangs_is_cut_off_and_a_riddle() {
        assertAmbiguous(reply(aResponse().withFixedDelay(3_000), SHORT));
    }

    @Test
    void one_that_drips_is_cut_off_and_a_riddle() {
        assertAmbiguous(reply(
                aResponse().withBody("{\"text\":\"" + "x".repeat(1_000) + "\"}").withChunkedDribbleDelay(50, 4_000),
                SHORT));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_that_breaks_is_a_riddle(Fault fault) {
        assertAmbiguous(reply(aResponse().withFault(fault)));
    }

    @Test
    void nobody_there_is_clear() {
        assertDefinite(wire.agent("http://127.0.0.1:1/").reply(Wire.request()));
    }

    @Test
    void a_name_without_an_address_is_clear() {
        assertDefinite(wire.agent("http://agent.invalid/").reply(Wire.request()));
    }

    @Test
    void ten_megabytes_are_refused_with_the_reason() {
        assertThat(reply(aResponse().withBody("{\"text\":\"" + "x".repeat(10 << 20) + "\"}")))
                .isInstanceOfSatisfying(
                        AgentResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("larger than 1 MB"));
    }

    @Test
    void ten_megabytes_of_an_error_page_are_an_error() {
        assertDefinite(reply(serverError().withBody("x".repeat(10 << 20))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://127.0.0.1:%d/hook",
                "http://localhost:%d/hook",
                "http://2130706433:%d/hook",
                "http://[::1]:%d/hook",
                "http://10.0.0.1/"
            })
    void a_private_address_is_not_called_unless_allowed(String url) {
        try (Wire strict = new Wire(clock, OutboundOptions.defaults())) {
            AgentResult result = strict.agent(url.formatted(AGENT.getPort())).reply(Wire.request());
            assertDefinite(result);
            assertThat(((AgentResult.Failed) result).reason()).contains("outbound.allow_private");
        }
        AGENT.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void a_storm_of_errors_opens_its_circuit_and_leaves_other_agents_alone() {
        AGENT.stubFor(post(urlEqualTo("/bad")).willReturn(serverError()));
        AGENT.stubFor(post(urlEqualTo("/good")).willReturn(aResponse()));
        HttpAgent bad = wire.agent("bad", AGENT.url("/bad"), Wire.SECRET, Wire.LONG);
        HttpAgent good = wire.agent("good", AGENT.url("/good"), Wire.SECRET, Wire.LONG);
        for (int i = 0; i < 5; i++) {
            assertDefinite(bad.reply(Wire.request()));
        }
        assertThat(bad.reply(Wire.request())).isEqualTo(new AgentResult.Unavailable(Duration.ofSeconds(30)));
        assertThat(good.reply(Wire.request())).isEqualTo(new AgentResult.Replies(List.of()));
        AGENT.verify(5, postRequestedFor(urlEqualTo("/bad")));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 410, 413, 422, 200})
    void considered_answers_do_not_open_the_circuit(int status) {
        AGENT.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status).withBody("not JSON")));
        HttpAgent agent = wire.agent(AGENT.url("/hook"));
        for (int i = 0; i < 10; i++) {
            assertThat(agent.reply(Wire.request())).isInstanceOf(AgentResult.Refused.class);
        }
    }
}
