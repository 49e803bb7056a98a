package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.http.Access;
import dev.switchboard.http.Route;
import dev.switchboard.tenants.Actor;
import dev.switchboard.tenants.ApiKey;
import dev.switchboard.tenants.KeyScope;
import dev.switchboard.tenants.NewKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks every route of the whole service with every kind of key. A new route is in it without being named here. */
class RouteAccessTest {
    private static final String WORDS_OF_401 = "This needs a valid API key";

    @TempDir
    static Path folder;

    private static KeyedService service;
    private static final Map<String, String> BAD = new LinkedHashMap<>();
    private static String reads;
    private static String writes;
    private static String strangers;
    private static String admins;

    @BeforeAll
    static void open() {
        service = new KeyedService(folder, Map.of());
        reads = service.key("demo", KeyScope.READ);
        writes = service.key("demo", KeyScope.WRITE);
        strangers = service.key("demo2", KeyScope.values());
        admins = service.admin();
        BAD.put("no key", "");
        BAD.put("malformed", "no-key-at-all");
        BAD.put("without its secret", reads.replaceFirst("\\..*", ""));
        BAD.put("of no key", "sbk_0123456789abcdef.AAAA");
        BAD.put(
                "expired",
                service.make(ApiKey.ADMIN, Instant.EPOCH, KeyScope.values())
                        .whole()
                        .reveal());
        BAD.put("revoked", revoked());
    }

    @AfterAll
    static void close() {
        service.close();
    }

    private static String revoked() {
        NewKey made = service.make(ApiKey.ADMIN, null, KeyScope.values());
        service.keys().revoke(ApiKey.ADMIN, made.key().keyId(), Actor.CLI);
        return made.whole().reveal();
    }

    @Test
    void the_table_holds_the_routes_that_are_known() {
        assertThat(service.routes())
                .contains(
                        new Route("GET", "/users/{user_id}/leads", Access.USER_READ),
                        new Route("HEAD", "/users/{user_id}/leads", Access.USER_READ),
                        new Route("OPTIONS", "/users/{user_id}/leads", Access.USER_READ),
                        new Route("DELETE", "/users/{user_id}/api-keys/{key_id}", Access.USER_WRITE),
                        new Route("POST", "/webhooks/whatsapp", Access.PUBLIC),
                        new Route("GET", "/metrics", Access.PUBLIC),
                        new Route("GET", "/sandbox", Access.SANDBOX));
    }

    @Test
    void what_is_under_users_is_never_public() {
        assertThat(service.routes())
                .filteredOn(route -> route.path().startsWith("/users/"))
                .isNotEmpty()
                .allMatch(route -> route.access() == Access.USER_READ || route.access() == Access.USER_WRITE);
    }

    @Test
    void what_only_reads_asks_for_read_and_what_changes_for_write() {
        assertThat(with(Access.USER_READ)).allMatch(RouteAccessTest::isRead);
        assertThat(with(Access.USER_WRITE)).noneMatch(RouteAccessTest::isRead);
    }

    @Test
    void without_a_good_key_every_guarded_route_answers_401_in_the_same_words() {
        List<String> wrong = new ArrayList<>();
        for (Route route : guarded()) {
            BAD.forEach((kind, key) -> {
                KeyedService.Answer answer = ask(route, key);
                boolean said = route.method().equals("HEAD") || answer.text().contains(WORDS_OF_401);
                if (answer.status() != 401 || !said || !challenges(answer)) {
                    wrong.add(route + " " + kind + ": " + answer.status());
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_key_of_another_user_is_forbidden_every_route_of_this_one() {
        assertAll(guarded(), strangers, status -> status == 403);
    }

    @Test
    void a_key_opens_only_what_its_scopes_say() {
        assertAll(with(Access.USER_READ), reads, RouteAccessTest::isLetIn);
        assertAll(with(Access.USER_READ), writes, status -> status == 403);
        assertAll(with(Access.USER_WRITE), reads, status -> status == 403);
        assertAll(with(Access.USER_WRITE), writes, RouteAccessTest::isLetIn);
        assertAll(with(Access.ADMIN), reads, status -> status == 403);
    }

    @Test
    void an_admin_key_opens_every_route() {
        assertAll(guarded(), admins, RouteAccessTest::isLetIn);
    }

    @Test
    void a_public_route_answers_the_same_whatever_key_is_shown() {
        List<String> wrong = new ArrayList<>();
        for (Route route : unguarded()) {
            int usual = ask(route, "").status();
            for (String key : Stream.concat(BAD.values().stream(), Stream.of(admins, strangers))
                    .toList()) {
                KeyedService.Answer answer = ask(route, key);
                if (answer.status() != usual || answer.text().contains(WORDS_OF_401)) {
                    wrong.add(route + ": " + usual + ", then " + answer.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void metrics_ask_for_an_admin_key_where_others_can_connect(@TempDir Path elsewhere) {
        try (KeyedService reachable = new KeyedService(elsewhere, Map.of("server.host", "0.0.0.0"))) {
            assertThat(reachable.call("", "GET", "/metrics").status()).isEqualTo(401);
            assertThat(reachable
                            .call(reachable.key("demo", KeyScope.READ), "GET", "/metrics")
                            .status())
                    .isEqualTo(403);
            assertThat(reachable
                            .call(reachable.key(ApiKey.ADMIN, KeyScope.READ), "GET", "/metrics")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static void assertAll(List<Route> routes, String key, Predicate<Integer> expected) {
        assertThat(routes)
                .allSatisfy(route -> assertThat(ask(route, key).status()).matches(expected));
    }

    private static KeyedService.Answer ask(Route route, String key) {
        String path = route.path().replace("{user_id}", "demo").replaceAll("\\{[^}]+}", "x");
        return service.glance(key, route.method(), path);
    }

    private static boolean challenges(KeyedService.Answer answer) {
        return answer.response().headers().firstValue("WWW-Authenticate").equals(Optional.of("Bearer"));
    }

    private static boolean isLetIn(int status) {
        return status != 401 && status != 403 && status != 429 && status < 500;
    }

    private static boolean isRead(Route route) {
        return Set.of("GET", "HEAD", "OPTIONS").contains(route.method());
    }

    private static List<Route> guarded() {
        return service.routes().stream().filter(route -> !isOpen(route)).toList();
    }

    private static List<Route> unguarded() {
        return service.routes().stream().filter(RouteAccessTest::isOpen).toList();
    }

    private static boolean isOpen(Route route) {
        return route.access() == Access.PUBLIC || route.access() == Access.SANDBOX;
    }

    private static List<Route> with(Access access) {
        return service.routes().stream()
                .filter(route -> route.access() == access)
                .toList();
    }
}
