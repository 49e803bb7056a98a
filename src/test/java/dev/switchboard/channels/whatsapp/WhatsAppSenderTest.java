package dev.switchboard.channels.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.badRequest;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.switchboard.channels.SendResult;
import dev.switchboard.outbound.CircuitSnapshot;
import dev.switchboard.outbound.CircuitState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhatsAppSenderTest {
    @RegisterExtension
    static final WireMockExtension META = Wire.server();

    private Wire wire;

    @BeforeEach
    void open() {
        wire = new Wire(META.baseUrl());
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void a_message_goes_to_the_number_with_its_token() {
        META.stubFor(post(anyUrl())
                .willReturn(
                        okJson("{\"contacts\":[{\"wa_id\":\"15550001001\"}],\"messages\":[{\"id\":\"wamid.1\"}]}")));
        assertThat(wire.send("15550001001", "Hello"))
                .isEqualTo(new SendResult.Accepted("wamid.1", List.of("15550001001")));
        META.verify(postRequestedFor(urlEqualTo("/v25.0/106540352242922/messages"))
                .withHeader("Authorization", equalTo("Bearer t0ken"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(matchingJsonPath("$.to", equalTo("+15550001001"))));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_that_breaks_leaves_it_uncertain(Fault fault) {
        META.stubFor(post(anyUrl()).willReturn(aResponse().withFault(fault)));
        assertThat(wire.send("15550001001", "Hello")).isInstanceOf(SendResult.Uncertain.class);
        META.verify(1, postRequestedFor(urlEqualTo("/v25.0/106540352242922/messages")));
    }

    @Test
    void a_server_that_is_not_there_leaves_it_unsent() {
        try (Wire nowhere = new Wire("http://127.0.0.1:1")) {
            assertThat(nowhere.send("15550001001", "Hello"))
                    .isInstanceOfSatisfying(
                            SendResult.NotSent.class,
                            result -> assertThat(result.code()).isEqualTo("connection_refused"));
        }
    }

    @Test
    void business_errors_do_not_open_the_circuit() {
        META.stubFor(post(anyUrl()).willReturn(badRequest().withBody("{\"error\":{\"code\":131026}}")));
        for (int i = 0; i < 10; i++) {
            assertThat(wire.send("15550001001", "Hello")).isInstanceOf(SendResult.Rejected.class);
        }
        assertThat(wire.client.circuits())
                .extracting(CircuitSnapshot::name, CircuitSnapshot::state)
                .containsExactly(tuple("graph:whatsapp:106540352242922", CircuitState.CLOSED));
    }

    @Test
    void server_errors_open_the_circuit() {
        META.stubFor(post(anyUrl()).willReturn(serverError()));
        for (int i = 0; i < 5; i++) {
            assertThat(wire.send("15550001001", "Hello")).isInstanceOf(SendResult.Uncertain.class);
        }
        assertThat(wire.send("15550001001", "Hello")).isInstanceOf(SendResult.CircuitOpen.class);
        META.verify(5, postRequestedFor(urlEqualTo("/v25.0/106540352242922/messages")));
    }
}
