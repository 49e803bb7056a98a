package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.Access;
import dev.switchboard.http.Route;
import dev.switchboard.http.users.ReferenceData;
import dev.switchboard.leads.Rows;
import dev.switchboard.tenants.ApiKey;
import dev.switchboard.tenants.KeyScope;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every address of the API, on the whole service; every answer is also held against openapi.yaml. */
class ApiContractTest {
    private static final String LEADS = "/users/" + ReferenceData.USER + "/leads";

    @TempDir
    static Path folder;

    private static KeyedService service;
    private static String admin;

    @BeforeAll
    static void open() {
        try (Rows rows = new Rows(folder)) {
            ReferenceData.into(rows);
        }
        service = new KeyedService(
                folder, Map.of("limits.leads_reads_per_minute", "200", "limits.writes_per_minute", "5"));
        admin = service.admin();
    }

    @AfterAll
    static void close() {
        service.close();
    }

    static Stream<String> paths() {
        return service.routes().stream()
                .map(Route::path)
                .filter(path -> !path.startsWith("/sandbox"))
                .distinct();
    }

    private static Set<String> methodsOf(String path) {
        Set<String> methods = service.routes().stream()
                .filter(route -> route.path().equals(path))
                .map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
        methods.add("OPTIONS");
        return methods;
    }

    private static String example(String path) {
        return path.replace("{user_id}", "demo2")
                .replace("{file}", "docs.js")
                .replace("{site}", "demo-site")
                .replaceAll("\\{[^}]+}", "x");
    }

    private static Set<String> allowed(KeyedService.Answer answer) {
        return Arrays.stream(answer.response()
                        .headers()
                        .firstValue("Allow")
                        .orElse("")
                        .split(", "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where two paths overlap (stats is also in the place of a phone) those of both are named. */
    @ParameterizedTest
    @MethodSource("paths")
    void another_method_is_405_with_those_that_are_taken(String path) {
        KeyedService.Answer answer = service.call(admin, "PATCH", example(path));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(allowed(answer)).containsAll(methodsOf(path));
        assertThat(answer.json().get("error").asText()).isEqualTo("Method Not Allowed");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void options_names_the_methods_of_every_address(String path) {
        KeyedService.Answer answer = service.call(admin, "OPTIONS", example(path));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(allowed(answer)).isEqualTo(methodsOf(path));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void head_is_get_without_a_body(String path) {
        if (methodsOf(path).contains("GET")) {
            KeyedService.Answer get = service.call(admin, "GET", example(path));
            KeyedService.Answer head = service.call(admin, "HEAD", example(path));

            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.text()).isEmpty();
            for (String name : List.of("Content-Type", "ETag", "Cache-Control", "Vary")) {
                assertThat(head.response().headers().firstValue(name))
                        .as(name)
                        .isEqualTo(get.response().headers().firstValue(name));
            }
        }
    }

    @Test
    void every_read_of_a_user_can_be_asked_for_again_by_its_tag() {
        service.routes().stream()
                .filter(route -> route.method().equals("GET") && route.access() == Access.USER_READ)
                .map(route -> example(route.path()))
                .forEach(path -> {
                    KeyedService.Answer answer = service.call(admin, "GET", path);
                    boolean tagged =
                            answer.response().headers().firstValue("ETag").isPresent();
                    assertThat(tagged).as(path).isEqualTo(answer.status() == 200);
                    assertThat(answer.response().headers().firstValue("Cache-Control"))
                            .contains("private, no-cache");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /users/demo/leads?limit=x, 400",
        "GET, /users/demo/leads/nobody, 404",
        "GET, /nowhere, 404",
        "PATCH, /users/demo/leads, 405",
        "PUT, /users/demo/agents/a, 400",
        "POST, /users/demo/api-keys, 400"
    })
    void an_error_has_the_id_of_the_call_in_header_and_body(String method, String path, int status) {
        KeyedService.Answer answer = service.call(admin, method, path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("X-Correlation-Id"))
                .contains(answer.json().get("correlationId").asText());
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactly("error", "message", "timestamp", "correlationId");
    }

    @Test
    void a_stranger_uses_up_nothing() {
        String owner = service.key("demo", KeyScope.READ);
        String stranger = service.key("demo2", KeyScope.READ);
        long before = remaining(service.call(owner, "GET", "/users/demo/leads"));

        for (String key : List.of(stranger, "", "sbk_0123456789abcdef.AAAA")) {
            KeyedService.Answer refused = service.call(key, "GET", "/users/demo/leads");
            assertThat(refused.status()).isIn(401, 403);
            assertThat(refused.response().headers().firstValue("RateLimit")).isEmpty();
        }
        assertThat(remaining(service.call(owner, "GET", "/users/demo/leads/stats")))
                .isEqualTo(before - 1);
    }

    private static long remaining(KeyedService.Answer answer) {
        return answer.response()
                .headers()
                .firstValueAsLong("X-RateLimit-Remaining")
                .orElseThrow();
    }

    @Test
    void writes_are_counted_apart_and_told_of_when_refused() {
        String user = ApiKey.ADMIN;
        for (int i = 0; i < 5; i++) {
            assertThat(service.call(admin, "DELETE", "/users/" + user + "/api-keys/none")
                            .status())
                    .isEqualTo(404);
        }
        KeyedService.Answer refused = service.call(admin, "DELETE", "/users/" + user + "/api-keys/none");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.response().headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(service.call(admin, "GET", "/users/" + user + "/leads").status())
                .isEqualTo(200);
    }

    @Test
    void nothing_tells_whether_another_user_exists() {
        String key = service.key("demo", KeyScope.READ, KeyScope.WRITE);
        JsonNode existing = service.call(key, "GET", "/users/demo2/leads/1").json();
        JsonNode made = service.call(key, "GET", "/users/nobody-at-all/leads/1").json();

        assertThat(existing.get("message")).isEqualTo(made.get("message"));
        assertThat(service.call(admin, "GET", "/users/nobody-at-all/leads").data())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=2&limit=3 | 2",
                "limit=&limit=3 | 3",
                "limit=%20&limit=1 | 1",
                "lead_status=Cold&lead_status=Hot | 3",
                "platform=instagram&platform=whatsapp,webchat | 4",
                "search=siddhant&search=nobody | 1",
                "from_date=2025-12-01&from_date=nonsense | 2",
                "start_date=2025-12-01&from_date=2020-01-01 | 4",
                "unknown=%25&unknown=1 | 4"
            })
    void of_repeated_parameters_the_first_counts_and_lists_are_joined(String query, int leads) {
        assertThat(service.call(admin, "GET", LEADS + "?" + query).data()).hasSize(leads);
    }

    @ParameterizedTest
    @CsvSource({
        "start_date=2025-12-01, 1",
        "end_date=2025-10-31, 2",
        "date=2025-12-12, 1",
        "start_date=2025-10-05T06:21:40Z&end_date=2025-10-06, 1",
        "platform=WHATSAPP&date=2025-10-05, 2"
    })
    void messages_know_the_other_names_of_dates(String query, int total) {
        KeyedService.Answer answer = service.call(admin, "GET", LEADS + "/918979556941/messages?" + query);

        assertThat(answer.data().at("/pagination/total").asInt()).isEqualTo(total);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B91%2089795-56941", "+918979556941", "918979556941"})
    void any_spelling_of_a_phone_names_the_lead(String phone) {
        assertThat(service.call(admin, "GET", LEADS + "/" + phone)
                        .data()
                        .get("name")
                        .asText())
                .isEqualTo("Siddhant");
        assertThat(service.call(admin, "GET", LEADS + "?customer_phone=" + phone)
                        .data())
                .hasSize(1);
    }

    @Test
    void a_per_cent_sign_in_a_path_is_data() {
        assertThat(service.call(admin, "GET", LEADS + "/100%25").status()).isEqualTo(404);
        assertThat(service.call(admin, "GET", LEADS + "/%2525").status()).isEqualTo(404);
    }
}
