package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites over the API. */
class SitesTest {
    private static final String SITE = "/users/demo/sites/shop";
    private static final String BODY = """
            {"origins": ["https://shop.example"], "agent": "echo", "color": "#0b6", "identify_secret": "a-secret-of-the-shop"}""";

    @TempDir
    private Path data;

    @Test
    void a_site_is_made_shown_changed_and_deleted() {
        try (Service service = new Service(data)) {
            assertThat(service.call("PUT", SITE, BODY).statusCode()).isEqualTo(201);
            JsonNode shown = service.json(SITE).path("data");
            assertThat(shown.path("identify_secret").asText()).isEqualTo("set");
            assertThat(shown.path("origins").get(0).asText()).isEqualTo("https://shop.example");
            assertThat(service.call("PUT", SITE, shown.toString()).statusCode()).isEqualTo(200);
            assertThat(new Visitor(service.address(), "shop")
                            .begun()
                            .say("m1", "Hi")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(service.call("DELETE", SITE, "").statusCode()).isEqualTo(200);
            assertThat(service.get(SITE).statusCode()).isEqualTo(404);
            assertThat(new Visitor(service.address(), "shop")
                            .post("/sessions", "{}")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void it_survives_a_restart_and_its_secret_lies_encrypted_in_the_store() throws IOException {
        try (Service service = new Service(data)) {
            service.call("PUT", SITE, BODY);
        }
        assertThat(new String(Files.readAllBytes(data.resolve("switchboard.db")), StandardCharsets.ISO_8859_1))
                .doesNotContain("a-secret-of-the-shop");
        try (Service service = new Service(data, Map.of())) {
            Visitor visitor = new Visitor(service.address(), "shop");
            String hash = Signed.header("a-secret-of-the-shop", "u1".getBytes(StandardCharsets.UTF_8))
                    .substring(7);
            assertThat(visitor.begin("{\"identity\": {\"id\": \"u1\", \"hash\": \"" + hash + "\"}}")
                            .path("identified")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void what_is_wrong_is_named_with_what_to_do() {
        try (Service service = new Service(data)) {
            refused(service.call("PUT", SITE, "{\"origins\": [\"shop.example/path\"]}"), 400, "origins");
            refused(service.call("PUT", SITE, "{}"), 400, "origins");
            refused(service.call("PUT", SITE, "{\"origins\": [\"*\"], \"colour\": \"#0b6\"}"), 400, "color");
            refused(service.call("PUT", SITE, "{\"origins\": [\"*\"], \"agent\": \"nobody\"}"), 409, "nobody");
            refused(service.call("PUT", "/users/demo/sites/demo-site", BODY), 409, "read-only");
            refused(service.call("PUT", "/users/demo2/sites/demo-site", BODY), 409, "taken");
        }
    }

    private static void refused(HttpResponse<String> answer, int status, String part) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(part);
    }
}
