package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.Access;
import dev.switchboard.http.OpenApi;
import dev.switchboard.http.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code openapi.yaml} against the routes there are, and against itself. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");
    private static final OpenApi OPEN_API = OpenApi.document();

    @TempDir
    static Path folder;

    private static KeyedService service;

    @BeforeAll
    static void open() {
        service = new KeyedService(folder, Map.of());
    }

    @AfterAll
    static void close() {
        service.close();
    }

    /** HEAD and OPTIONS stand beside every GET, and the document says so once. */
    @Test
    void every_route_is_written_down_and_nothing_else() {
        Set<String> routes = new TreeSet<>();
        service.routes().stream()
                .filter(route -> METHODS.contains(route.method().toLowerCase(Locale.ROOT)))
                .forEach(route -> routes.add(route.method() + " " + route.path()));
        Set<String> written = new TreeSet<>();
        operations((name, operation) -> written.add(name));

        assertThat(written).isEqualTo(routes);
    }

    @Test
    void each_says_who_may_call_it() {
        operations((name, operation) ->
                assertThat(operation.path("x-access").asText()).as(name).isEqualTo(access(name)));
        operations((name, operation) -> assertThat(operation.has("security"))
                .as(name)
                .isEqualTo(Set.of("public", "sandbox").contains(access(name))));
    }

    /** Metrics ask for a key where others than this machine can connect, which this service does not let them. */
    private static String access(String name) {
        Access access = service.routes().stream()
                .filter(route -> (route.method() + " " + route.path()).equals(name))
                .map(Route::access)
                .findFirst()
                .orElseThrow();
        return switch (access) {
            case PUBLIC -> name.equals("GET /metrics") ? "admin" : "public";
            case USER_READ -> "read";
            case USER_WRITE -> "write";
            case ADMIN -> "admin";
            case SANDBOX -> "sandbox";
        };
    }

    @Test
    void every_placeholder_of_a_path_is_a_parameter_of_it() {
        OPEN_API.tree().get("paths").properties().forEach(path -> {
            Set<String> placeholders = new TreeSet<>();
            PLACEHOLDER.matcher(path.getKey()).results().forEach(found -> placeholders.add(found.group(1)));
            Set<String> described = new TreeSet<>();
            path.getValue()
                    .path("parameters")
                    .valueStream()
                    .map(OPEN_API::resolved)
                    .filter(parameter -> parameter.get("in").asText().equals("path"))
                    .forEach(parameter -> described.add(parameter.get("name").asText()));

            assertThat(described).as(path.getKey()).isEqualTo(placeholders);
        });
    }

    @Test
    void every_reference_leads_somewhere_and_everything_is_referred_to() {
        Set<String> used = new TreeSet<>();
        OPEN_API.tree().findValuesAsText("$ref").forEach(reference -> {
            assertThat(OPEN_API.tree().at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
            used.add(reference);
        });
        Set<String> there = new TreeSet<>();
        OPEN_API.tree().get("components").properties().stream()
                .filter(group -> !group.getKey().equals("securitySchemes"))
                .forEach(group -> group.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> there.add("#/components/" + group.getKey() + "/" + name)));

        assertThat(there).isEqualTo(used);
    }

    @Test
    void every_operation_has_a_name_of_its_own_a_tag_that_is_described_and_a_summary() {
        Set<String> tags = new HashSet<>(OPEN_API.tree().get("tags").findValuesAsText("name"));
        List<String> names = new ArrayList<>();
        operations((name, operation) -> {
            names.add(operation.path("operationId").asText());
            assertThat(operation.path("summary").asText()).as(name).isNotBlank();
            assertThat(operation.path("tags")).as(name).singleElement().matches(tag -> tags.contains(tag.asText()));
        });
        assertThat(names).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void every_example_is_what_its_schema_says() {
        for (JsonNode media : OPEN_API.tree().findValues("application/json")) {
            if (media.has("example")) {
                assertThat(OPEN_API.exampleFaults(media))
                        .as(media.get("example").toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void both_forms_are_served_and_say_the_same() {
        KeyedService.Answer yaml = service.call("", "GET", "/openapi.yaml");
        KeyedService.Answer json = service.call("", "GET", "/openapi.json");

        assertThat(yaml.text()).startsWith("# The HTTP API").contains("openapi: 3.1.0");
        assertThat(json.json()).isEqualTo(OPEN_API.tree());
        assertThat(yaml.response().headers().firstValue("Content-Type")).contains("application/yaml");
        assertThat(json.response().headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void the_page_is_served_with_a_policy_that_lets_nothing_else_run() {
        KeyedService.Answer page = service.call("", "GET", "/docs");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.text()).doesNotContain("http://", "https://", "<style", "style=\"", "onclick");
        assertThat(service.call("", "GET", "/docs/assets/docs.js").status()).isEqualTo(200);
        assertThat(service.call("", "GET", "/docs/assets/..%2F..%2Flogback.xml").status())
                .isEqualTo(404);
    }

    private static void operations(BiConsumer<String, JsonNode> each) {
        OPEN_API.tree()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> each.accept(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    }
}
