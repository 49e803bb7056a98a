package dev.switchboard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.sandbox.SandboxServer.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphObjectsTest {
    private static final String ASHA = "918979556941";
    private static final String TEMPLATES = "/v24.0/" + SandboxValues.WABA_ID + "/message_templates";

    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock();
    private SandboxServer server;

    @BeforeEach
    void open() {
        server = new SandboxServer(data, clock, SandboxOptions.defaults());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void media_is_looked_up_and_then_fetched_with_the_token() {
        JsonNode media = server.graph("/v24.0/1013859600285441?phone_number_id=" + SandboxValues.PHONE_NUMBER_ID)
                .json();
        URI url = URI.create(media.path("url").asText());

        assertThat(media.path("sha256").asText()).hasSize(44);
        assertThat(server.call(HttpRequest.newBuilder(url)).status()).isEqualTo(401);
        Answer picture = server.call(HttpRequest.newBuilder(url).header("Authorization", "Bearer sandbox-token"));
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.response().headers().firstValue("Content-Type")).hasValue("image/png");

        clock.move(Duration.ofMinutes(6));
        assertThat(server.call(HttpRequest.newBuilder(url).header("Authorization", "Bearer sandbox-token"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_does_not_exist_is_error_100_33() {
        for (String path : List.of("/v24.0/dog", "/v24.0/12345?phone_number_id=1", "/v24.0/1/message_templates")) {
            JsonNode error = server.graph(path).json().path("error");
            assertThat(error.path("code").asInt()).as(path).isEqualTo(100);
            assertThat(error.path("error_subcode").asInt()).as(path).isEqualTo(33);
        }
    }

    @Test
    void numbers_tokens_and_subscriptions_are_told() {
        assertThat(server.graph("/v24.0/" + SandboxValues.PHONE_NUMBER_ID)
                        .json()
                        .path("display_phone_number")
                        .asText())
                .isEqualTo(SandboxValues.DISPLAY_PHONE_NUMBER);
        assertThat(server.graph("/v24.0/debug_token?input_token=sandbox-token")
                        .json()
                        .at("/data/is_valid")
                        .asBoolean())
                .isTrue();
        assertThat(server.graph("/v24.0/debug_token?input_token=other")
                        .json()
                        .at("/data/is_valid")
                        .asBoolean())
                .isFalse();
        String apps = "/v24.0/" + SandboxValues.WABA_ID + "/subscribed_apps";
        assertThat(server.graph(apps)
                        .json()
                        .at("/data/0/whatsapp_business_api_data/id")
                        .asText())
                .isEqualTo(SandboxValues.APP_ID);
        assertThat(server.graph(SandboxValues.GRAPH_PATH + apps, Map.of()).body())
                .isEqualTo("{\"success\":true}");
    }

    @Test
    void templates_are_listed_page_by_page() {
        JsonNode first = server.graph(TEMPLATES + "?limit=2").json();
        String after = first.at("/paging/cursors/after").asText();
        JsonNode rest = server.graph(TEMPLATES + "?after=" + after).json();

        assertThat(first.path("data").findValuesAsText("name")).containsExactly("hello_world", "order_update");
        assertThat(rest.path("data").findValuesAsText("name")).containsExactly("appointment_reminder");
        assertThat(server.graph(TEMPLATES + "?name=hello_world").json().path("data"))
                .hasSize(1);
    }

    @Test
    void a_template_can_be_made_once_sent_and_deleted() {
        Map<String, Object> template = Map.of(
                "name",
                "we_miss_you",
                "language",
                "de",
                "category",
                "MARKETING",
                "components",
                List.of(Map.of("type", "BODY", "text", "Hallo {{1}}!")));
        String path = SandboxValues.GRAPH_PATH + TEMPLATES;

        assertThat(server.graph(path, template).json().path("status").asText()).isEqualTo("APPROVED");
        assertThat(server.graph(path, template)
                        .json()
                        .at("/error/error_subcode")
                        .asInt())
                .isEqualTo(2388024);
        assertThat(send("we_miss_you", "de", body(text("Asha"))).status()).isEqualTo(200);
        Answer deleted = server.call(
                HttpRequest.newBuilder(server.address().resolve(path + "?name=we_miss_you&access_token=sandbox-token"))
                        .DELETE());
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(code(send("we_miss_you", "de", body(text("Asha"))))).isEqualTo(132001);
        assertThat(server.graph(path, Map.of("name", "No!", "language", "de", "category", "UTILITY"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_template_must_exist_in_its_language() {
        Answer answer = send("hello_world", "de", Map.of());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(code(answer)).isEqualTo(132001);
    }

    @Test
    void parameters_must_match_their_placeholders() {
        Map<String, Object> button = Map.of(
                "type", "button", "sub_type", "url", "index", "0", "parameters", List.of(Map.of("type", "text")));
        Map<String, Object> two = body(text("Asha"), text("4711"));

        assertThat(send("order_update", "en", two, button).status()).isEqualTo(200);
        assertThat(code(send("order_update", "en", two))).isEqualTo(131008);
        Answer tooFew = send("order_update", "en", body(text("Asha")), button);
        assertThat(code(tooFew)).isEqualTo(132000);
        assertThat(tooFew.json().at("/error/error_data/details").asText())
                .isEqualTo("body: number of localizable_params (1) does not match the expected number of params (2)");
        assertThat(code(send("hello_world", "en_US", body(text("Asha"))))).isEqualTo(132000);
    }

    @Test
    void named_parameters_carry_their_names() {
        Map<String, String> name = Map.of("type", "text", "parameter_name", "name", "text", "Asha");
        Map<String, String> day = Map.of("type", "text", "parameter_name", "day", "text", "Monday");

        assertThat(send("appointment_reminder", "en", body(name, day)).status()).isEqualTo(200);
        assertThat(code(send("appointment_reminder", "en", body(name, text("Monday")))))
                .isEqualTo(132012);
    }

    @SafeVarargs
    private Answer send(String name, String language, Map<String, Object>... components) {
        return server.send(Map.of(
                "messaging_product",
                "whatsapp",
                "to",
                ASHA,
                "type",
                "template",
                "template",
                Map.of("name", name, "language", Map.of("code", language), "components", List.of(components))));
    }

    @SafeVarargs
    private static Map<String, Object> body(Map<String, String>... parameters) {
        return Map.of("type", "body", "parameters", List.of(parameters));
    }

    private static Map<String, String> text(String text) {
        return Map.of("type", "text", "text", text);
    }

    private static int code(Answer answer) {
        return answer.json().at("/error/code").asInt();
    }
}
