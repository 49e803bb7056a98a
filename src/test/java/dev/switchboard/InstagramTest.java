package dev.switchboard;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstagramTest {
    private static final String SECRET = "sandbox-instagram-secret";
    private static final String CUSTOMER = "5550000000000001";

    @TempDir
    Path data;

    private Service service;

    @BeforeEach
    void start() {
        service = new Service(data);
        answer(accepted("mid.{{randomValue length=20 type='ALPHANUMERIC'}}"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_question_is_kept_answered_and_makes_a_lead() {
        assertThat(post(InstagramBody.text(CUSTOMER, "mid.1", "hi"))).isEqualTo(200);
        awaitTexts("hi", "You said: hi");
        Service.await().until(() -> status().equals("sent"));
        LoggedRequest sent = requests().getFirst();
        assertThat(sent.getUrl()).isEqualTo("/instagram/v25.0/" + InstagramBody.ACCOUNT + "/messages");
        assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer sandbox-token");
        assertThat(Service.field(sent.getBodyAsString(), "/recipient/id")).isEqualTo(CUSTOMER);
        assertThat(Service.field(sent.getBodyAsString(), "/message/text")).isEqualTo("You said: hi");
        JsonNode lead = service.json("/users/demo/leads/" + CUSTOMER).get("data");
        assertThat(lead.get("customer_phone").asText()).isEqualTo(CUSTOMER);
        assertThat(lead.get("platforms")).hasToString("[\"instagram\"]");
        assertThat(lead.get("total_messages").asInt()).isEqualTo(2);
    }

    @Test
    void the_echo_of_our_answer_is_ignored() {
        post(InstagramBody.text(CUSTOMER, "mid.1", "hi"));
        Service.await().until(() -> status().equals("sent"));
        String mid = last().get("platform_message_id").asText();
        assertThat(post(InstagramBody.echo(CUSTOMER, mid, "You said: hi"))).isEqualTo(200);
        staysAt("hi", "You said: hi");
        assertThat(service.kinds("/users/demo/unrecognized")).isEmpty();
        assertThat(service.get("/metrics").body()).contains("switchboard_intake_total{kind=\"echo\"");
    }

    @Test
    void an_echo_that_comes_before_the_answer_doubles_nothing() {
        answer(accepted("mid.OUT").withFixedDelay(700));
        post(InstagramBody.text(CUSTOMER, "mid.1", "hi"));
        Service.await()
                .until(() ->
                        requests().size() == 1 && service.messages(CUSTOMER).size() == 2);
        post(InstagramBody.echo(CUSTOMER, "mid.OUT", "You said: hi"));
        assertThat(status()).isEqualTo("sent");
        Service.await().during(Duration.ofMillis(1_000)).until(() -> requests().size() == 1);
        staysAt("hi", "You said: hi");
        assertThat(last().get("platform_message_id").asText()).isEqualTo("mid.OUT");
        assertThat(service.kinds("/users/demo/unrecognized")).isEmpty();
    }

    @Test
    void a_send_without_an_answer_is_uncertain_not_repeated_and_resolved_by_its_echo() {
        answer(jsonResponse("", 200).withFault(Fault.CONNECTION_RESET_BY_PEER));
        post(InstagramBody.text(CUSTOMER, "mid.1", "hi"));
        Service.await().until(() -> status().equals("uncertain"));
        post(InstagramBody.echo(CUSTOMER, "mid.OUT", "You said: hi"));
        assertThat(status()).isEqualTo("sent");
        assertThat(last().get("platform_message_id").asText()).isEqualTo("mid.OUT");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void a_message_that_meta_sent_and_called_failed_is_not_sent_again() {
        answer(jsonResponse("{\"error\":{\"code\":1,\"error_subcode\":1357046,\"message\":\"unknown\"}}", 500));
        post(InstagramBody.text(CUSTOMER, "mid.1", "hi"));
        Service.await().until(() -> status().equals("uncertain"));
        post(InstagramBody.echo(CUSTOMER, "mid.OUT", "You said: hi"));
        assertThat(status()).isEqualTo("sent");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void what_a_person_types_in_the_app_is_our_side_of_the_conversation_and_the_agent_is_silent() {
        post(InstagramBody.text(CUSTOMER, "mid.1", "hi"));
        Service.await().until(() -> status().equals("sent"));
        post(InstagramBody.echo(CUSTOMER, "mid.H1", "Anna here, one moment"));
        post(InstagramBody.text(CUSTOMER, "mid.2", "thanks"));
        awaitTexts("hi", "You said: hi", "Anna here, one moment", "thanks");
        Service.await().during(Duration.ofMillis(300)).until(() -> requests().size() == 1);
        assertThat(last().get("sender").asText()).isEqualTo("user");
        assertThat(service.kinds("/users/demo/unrecognized")).isEmpty();
    }

    @Test
    void the_same_message_twice_is_stored_once_and_its_deletion_takes_its_text() {
        post(InstagramBody.text(CUSTOMER, "mid.1", "hi"));
        post(InstagramBody.text(CUSTOMER, "mid.1", "hi"));
        awaitTexts("hi", "You said: hi");
        staysAt("hi", "You said: hi");
        post(InstagramBody.element(CUSTOMER, InstagramBody.ACCOUNT, "\"mid\":\"mid.1\",\"is_deleted\":true"));
        post(InstagramBody.element(CUSTOMER, InstagramBody.ACCOUNT, "\"mid\":\"mid.1\",\"is_deleted\":true"));
        Service.await().until(() -> service.messages(CUSTOMER).getFirst().hasNonNull("deleted_at"));
        assertThat(service.kinds("/users/demo/unrecognized")).isEmpty();
    }

    @Test
    void somebody_who_writes_on_both_platforms_is_two_leads() {
        post(InstagramBody.text(CUSTOMER, "mid.1", "hi"));
        service.post(WhatsAppBody.text("918979556941", "wamid.1", "hi"));
        Service.await()
                .until(() -> service.json("/users/demo/leads")
                                .at("/pagination/total")
                                .asInt()
                        == 2);
        assertThat(service.json("/users/demo/leads?platform=instagram")
                        .at("/pagination/total")
                        .asInt())
                .isOne();
    }

    @Test
    void a_whatsapp_body_is_not_taken_here_nor_is_whatsapps_secret() {
        String body = WhatsAppBody.text("918979556941", "wamid.1", "hi");
        assertThat(post(body)).isEqualTo(200);
        assertThat(service.kinds("/users/_unrouted/unrecognized")).containsExactly("body.wrong_object");
        assertThat(service.post("instagram", Service.SECRET, body).statusCode()).isEqualTo(401);
        assertThat(service.json("/users/demo/leads").at("/pagination/total").asInt())
                .isZero();
    }

    @Test
    void the_handshake_gives_the_challenge_back() {
        HttpResponse<String> answer = service.get(
                "/webhooks/instagram?hub.mode=subscribe&hub.challenge=42" + "&hub.verify_token=sandbox-verify-token");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("42");
    }

    @Test
    void an_answer_longer_than_a_thousand_bytes_arrives_in_pieces_and_whole() {
        String words = "शब्द ".repeat(200).strip();
        post(InstagramBody.text(CUSTOMER, "mid.1", words));
        Service.await().until(() -> requests().size() == 3);
        List<String> pieces = requests().stream()
                .map(request -> Service.field(request.getBodyAsString(), "/message/text"))
                .toList();
        assertThat(String.join("", pieces)).isEqualTo("You said: " + words);
        assertThat(pieces).allMatch(piece -> piece.getBytes(StandardCharsets.UTF_8).length <= 1000);
    }

    private int post(String body) {
        return service.post("instagram", SECRET, body).statusCode();
    }

    private static ResponseDefinitionBuilder accepted(String mid) {
        return okJson("{\"recipient_id\":\"" + CUSTOMER + "\",\"message_id\":\"" + mid + "\"}");
    }

    private void answer(ResponseDefinitionBuilder answer) {
        service.graph.stubFor(any(anyUrl()).willReturn(answer));
    }

    private List<LoggedRequest> requests() {
        return service.graph.findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(anyUrl()));
    }

    private JsonNode last() {
        return service.messages(CUSTOMER).getLast();
    }

    /** Of our answer; nothing as long as there is none. */
    private String status() {
        return service.messages(CUSTOMER).size() < 2
                ? ""
                : last().get("delivery_status").asText();
    }

    private void awaitTexts(String... texts) {
        Service.await().until(() -> service.texts(CUSTOMER).equals(List.of(texts)));
    }

    private void staysAt(String... texts) {
        Service.await().until(() -> requests().size() == texts.length / 2);
        Service.await()
                .during(Duration.ofMillis(300))
                .until(() -> service.texts(CUSTOMER).equals(List.of(texts)));
        assertThat(requests()).hasSize(texts.length / 2);
    }
}
