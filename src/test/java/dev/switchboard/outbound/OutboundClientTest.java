package dev.switchboard.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.switchboard.outbound.OutboundResult.Answered;
import dev.switchboard.outbound.OutboundResult.TooLarge;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboundClientTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final OutboundClient client = Calls.client(Calls.LOCAL);

    @AfterEach
    void close() {
        client.close();
    }

    private static URI at(String path) {
        return URI.create(SERVER.baseUrl() + path);
    }

    @Test
    void a_call_carries_its_headers_and_body_and_brings_the_answer() {
        SERVER.stubFor(post("/hook").willReturn(ok("héllo").withHeader("Retry-After", "7")));
        byte[] body = "{\"text\":\"ünï\"}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Authorization", "Bearer abc");

        Answered answer = (Answered) client.call(Calls.post(at("/hook"), headers, body));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("héllo");
        assertThat(answer.header("retry-after")).isEqualTo("7");
        SERVER.verify(postRequestedFor(urlEqualTo("/hook"))
                .withHeader("Authorization", equalTo("Bearer abc"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(binaryEqualTo(body)));
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() {
        SERVER.stubFor(get("/moved").willReturn(temporaryRedirect("http://169.254.169.254/latest/meta-data/")));
        assertThat(client.call(Calls.get(at("/moved")))).isInstanceOfSatisfying(Answered.class, answer -> {
            assertThat(answer.status()).isEqualTo(302);
        });
    }

    @Test
    void a_503_is_an_answer_and_is_not_retried() {
        SERVER.stubFor(get("/busy").willReturn(serviceUnavailable().withHeader("Retry-After", "0")));
        client.call(Calls.get(at("/busy")));
        SERVER.verify(1, getRequestedFor(urlEqualTo("/busy")));
    }

    @Test
    void cookies_are_neither_kept_nor_sent() {
        SERVER.stubFor(get("/cookie").willReturn(ok().withHeader("Set-Cookie", "a=b; Path=/")));
        client.call(Calls.get(at("/cookie")));
        client.call(Calls.get(at("/cookie")));
        SERVER.verify(2, getRequestedFor(urlEqualTo("/cookie")).withoutHeader("Cookie"));
    }

    @Test
    void an_answer_of_exactly_the_cap_is_taken_and_one_byte_more_is_too_large() {
        SERVER.stubFor(get("/full").willReturn(ok("x".repeat(10_000))));
        SERVER.stubFor(get("/over").willReturn(ok("x".repeat(10_001))));
        assertThat(client.call(Calls.get(at("/full")))).isInstanceOf(Answered.class);
        assertThat(client.call(Calls.get(at("/over")))).isEqualTo(new TooLarge(200));
    }

    @Test
    void compression_is_not_asked_for() {
        SERVER.stubFor(get("/plain").willReturn(ok()));
        client.call(Calls.get(at("/plain")));
        SERVER.verify(getRequestedFor(urlEqualTo("/plain")).withHeader("Accept-Encoding", equalTo("identity")));
    }

    @Test
    void two_hundred_virtual_threads_share_the_pool() throws Exception {
        SERVER.stubFor(get("/many").willReturn(ok()));
        CountDownLatch answered = new CountDownLatch(200);
        try (OutboundClient patient = Calls.client(Calls.withPool(50, Duration.ofSeconds(20)));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 200)
                    .forEach(i -> threads.submit(() -> {
                        if (patient.call(Calls.get(at("/many"), Duration.ofSeconds(20))) instanceof Answered) {
                            answered.countDown();
                        }
                    }));
        }
        assertThat(answered.getCount()).isZero();
    }
}
