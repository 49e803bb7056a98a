package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the platforms are answered, and what is kept of what they post. */
class WebhooksEndToEndTest {
    private static final String CUSTOMER = "918979556941";

    @TempDir
    Path data;

    private Service service;

    @BeforeEach
    void start() {
        service = new Service(data);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void what_is_not_signed_by_us_is_refused_and_leaves_no_trace() {
        String body = WhatsAppBody.text(CUSTOMER, "wamid.1", "hi");
        assertThat(service.post(body, null).statusCode()).isEqualTo(401);
        assertThat(service.post(body, Signed.header("another-secret", body.getBytes(StandardCharsets.UTF_8)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(service.post(body, "sha256=abc").statusCode()).isEqualTo(401);
        assertThat(service.post(body, "").statusCode()).isEqualTo(401);
        assertThat(service.json("/users/demo/leads").at("/pagination/total").asInt())
                .isZero();
        assertThat(service.kinds("/users/demo/unrecognized")).isEmpty();
        assertThat(service.kinds("/users/_unrouted/parked")).isEmpty();
    }

    @Test
    void a_locked_store_answers_503_and_takes_the_redelivery() throws SQLException {
        String body = WhatsAppBody.text(CUSTOMER, "wamid.1", "hi");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("switchboard.db"))) {
            other.createStatement().execute("BEGIN IMMEDIATE");
            HttpResponse<String> refused = service.post(body);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            other.createStatement().execute("ROLLBACK");
        }
        assertThat(service.post(body).statusCode()).isEqualTo(200);
        service.awaitTexts(CUSTOMER, "hi", "You said: hi");
    }

    @Test
    void a_full_store_answers_503_and_takes_the_redelivery_when_there_is_room() {
        service.close();
        service = new Service(data, Map.of("store.max_size_mb", "1"));
        String much = WhatsAppBody.text(CUSTOMER, "wamid.1", "x".repeat(1_200_000));
        assertThat(service.post(much).statusCode()).isEqualTo(503);
        service.close();
        service = new Service(data, Map.of("store.max_size_mb", "50"));
        assertThat(service.post(much).statusCode()).isEqualTo(200);
        Service.await().until(() -> !service.messages(CUSTOMER).isEmpty());
    }

    @Test
    void an_unknown_number_is_answered_200_parked_and_listed() {
        String body = WhatsAppBody.body(List.of(
                WhatsAppBody.change("999", List.of(WhatsAppBody.textMessage(CUSTOMER, "wamid.1", "hi")), List.of())));
        assertThat(service.post(body).statusCode()).isEqualTo(200);
        assertThat(service.kinds("/users/_unrouted/parked")).containsExactly("message.text");
        assertThat(service.get("/metrics").body()).contains("switchboard_intake_total{kind=\"parked\"");
        assertThat(service.json("/users/demo/leads").at("/pagination/total").asInt())
                .isZero();
    }

    @Test
    void bodies_of_four_megabytes_are_taken_and_larger_ones_refused() {
        String filler = " ".repeat(3 << 20);
        assertThat(service.post(WhatsAppBody.text(CUSTOMER, "wamid.1", "hi") + filler)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> tooLarge = service.post(" ".repeat((4 << 20) + 1));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("\"correlationId\"");
    }

    @Test
    void the_handshake_gives_the_challenge_back_and_nothing_else() {
        String good =
                "/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=11<x>"
                                .replace("<", "%3C")
                                .replace(">", "%3E") + "&hub.verify_token=sandbox-verify-token";
        HttpResponse<String> answer = service.get(good);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("11<x>");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(service.get(good + "x").statusCode()).isEqualTo(403);
    }
}
