package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.TestClock;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.NewStore;
import dev.switchboard.tenants.Actor;
import dev.switchboard.tenants.ApiKey;
import dev.switchboard.tenants.ApiKeys;
import dev.switchboard.tenants.Audit;
import dev.switchboard.tenants.KeyRequest;
import dev.switchboard.tenants.KeyScope;
import dev.switchboard.tenants.NewKey;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyGuardTest {
    @TempDir
    Path folder;

    final TestClock clock = new TestClock();
    Database database;
    ApiKeys keys;
    Api api;
    String key;

    @BeforeEach
    void open() {
        database = Database.open(NewStore.in(folder));
        keys = new ApiKeys(database, clock, new Audit(clock, new Ids(clock)));
        api = Api.of(KeyGuard.requiring(keys, 20, clock), KeyGuardTest::routes);
        key = make("acme", KeyScope.READ).whole().reveal();
    }

    @AfterEach
    void close() {
        api.close();
        database.close();
    }

    static void routes(JavalinDefaultRoutingApi routes) {
        routes.get("/users/{user_id}/who", ctx -> ctx.result(Caller.of(ctx).id()), Access.USER_READ);
        routes.get("/me", ctx -> ctx.result("" + Caller.of(ctx).userId()), Access.USER_READ);
        routes.get("/open", ctx -> ctx.result("open"), Access.PUBLIC);
        routes.get("/admin", ctx -> ctx.result("admin"), Access.ADMIN);
        routes.post("/admin", ctx -> ctx.result("changed"), Access.ADMIN);
        routes.ws("/users/{user_id}/socket", socket -> socket.onConnect(it -> it.send("hello")), Access.USER_READ);
    }

    @Test
    void a_key_may_be_shown_in_each_of_the_ways() {
        String id = id(key);

        assertThat(who("Authorization", "Bearer " + key)).isEqualTo(id);
        assertThat(who("Authorization", "bearer  " + key + " ")).isEqualTo(id);
        assertThat(who("X-API-Key", key)).isEqualTo(id);
        assertThat(who("X-API-Key", id, "X-API-Secret", secret(key))).isEqualTo(id);
    }

    @Test
    void a_bearer_wins_over_other_headers() {
        NewKey other = make("acme", KeyScope.READ);

        assertThat(who(
                        "X-API-Key",
                        key,
                        "Authorization",
                        "Bearer " + other.whole().reveal()))
                .isEqualTo(other.key().keyId());
        assertThat(status("X-API-Key", key, "Authorization", "Bearer wrong")).isEqualTo(401);
        assertThat(who("X-API-Key", key, "Authorization", "Basic dTpw")).isEqualTo(id(key));
    }

    @Test
    void whatever_is_wrong_with_a_key_the_answer_is_the_same() {
        String none = refusal();

        assertThat(none).contains("\"error\":\"Unauthorized\"");
        assertThat(refusal("Authorization", "Bearer " + key + "x")).isEqualTo(none);
        assertThat(refusal("Authorization", "Bearer sbk_0000000000000000." + secret(key)))
                .isEqualTo(none);
        assertThat(refusal("Authorization", "Bearer .")).isEqualTo(none);
        assertThat(refusal("X-API-Key", id(key))).isEqualTo(none);
        assertThat(refusal("X-API-Key", id(key), "X-API-Secret", "wrong")).isEqualTo(none);
        assertThat(refusal("X-API-Secret", secret(key))).isEqualTo(none);
        keys.revoke("acme", id(key), Actor.CLI);
        assertThat(refusal("X-API-Key", key)).isEqualTo(none);
    }

    @Test
    void nothing_tells_a_key_of_one_user_whether_another_exists() {
        make("other", KeyScope.READ);

        String there = words(api.get("/users/other/who", "X-API-Key", key), 403);

        assertThat(words(api.get("/users/nobody/who", "X-API-Key", key), 403)).isEqualTo(there);
        assertThat(words(api.get("/users/_admin/who", "X-API-Key", key), 403)).isEqualTo(there);
        assertThat(words(api.get("/users/ACME/who", "X-API-Key", key), 403)).isEqualTo(there);
    }

    @Test
    void to_write_does_not_imply_to_read() {
        String writes = make("acme", KeyScope.WRITE).whole().reveal();

        assertThat(words(api.get("/users/acme/who", "X-API-Key", writes), 403)).contains("no read scope");
    }

    @Test
    void an_admin_key_acts_for_every_user_within_its_scopes() {
        String reads = make(ApiKey.ADMIN, KeyScope.READ).whole().reveal();

        assertThat(api.get("/users/acme/who", "X-API-Key", reads).statusCode()).isEqualTo(200);
        assertThat(api.get("/users/nobody/who", "X-API-Key", reads).statusCode())
                .isEqualTo(200);
        assertThat(api.get("/admin", "X-API-Key", reads).statusCode()).isEqualTo(200);
        assertThat(post("/admin", reads)).isEqualTo(403);
        assertThat(post("/admin", make(ApiKey.ADMIN, KeyScope.WRITE).whole().reveal()))
                .isEqualTo(200);
        assertThat(words(api.get("/admin", "X-API-Key", key), 403)).contains("needs an admin key");
    }

    @Test
    void where_no_user_is_in_the_path_it_is_the_keys_own() {
        assertThat(api.get("/me", "X-API-Key", key).body()).isEqualTo("acme");
    }

    @Test
    void a_bad_key_never_breaks_a_public_route() {
        for (int i = 0; i < 30; i++) {
            assertThat(api.get("/open", "X-API-Key", "wrong").body()).isEqualTo("open");
        }
        assertThat(status("X-API-Key", "wrong")).isEqualTo(401);
    }

    @Test
    void after_twenty_failed_keys_an_address_must_wait_but_a_good_key_need_not() {
        for (int i = 0; i < 20; i++) {
            assertThat(status("X-API-Key", "wrong")).isEqualTo(401);
        }

        HttpResponse<String> refused = api.get("/users/acme/who", "X-API-Key", "wrong");

        assertThat(words(refused, 429)).contains("Too Many Requests");
        assertThat(refused.headers().firstValue("Retry-After")).contains("3");
        assertThat(status("X-API-Key", key)).isEqualTo(200);
        assertThat(status()).as("to show none is no failed key").isEqualTo(401);
        clock.advance(Duration.ofSeconds(3));
        assertThat(status("X-API-Key", "wrong")).isEqualTo(401);
    }

    @Test
    void head_and_options_ask_what_get_asks() {
        for (String method : Set.of("HEAD", "OPTIONS")) {
            assertThat(call(method, "/users/acme/who")).isEqualTo(401);
            assertThat(call(method, "/users/acme/who", "X-API-Key", key)).isBetween(200, 204);
            assertThat(call(method, "/users/other/who", "X-API-Key", key)).isEqualTo(403);
            assertThat(call(method, "/open")).isBetween(200, 204);
        }
    }

    @Test
    void a_socket_is_opened_with_a_key_only() {
        URI address = URI.create(api.server().address().toString().replace("http", "ws") + "/users/acme/socket");
        WebSocket.Listener listener = new WebSocket.Listener() {};
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.newWebSocketBuilder()
                            .buildAsync(address, listener)
                            .join())
                    .hasRootCauseMessage("Unexpected HTTP response status code 401");
            client.newWebSocketBuilder()
                    .header("X-API-Key", key)
                    .buildAsync(address, listener)
                    .join()
                    .abort();
        }
    }

    @Test
    void in_open_mode_anybody_may_do_anything() {
        try (Api open = Api.of(KeyGuard.open(), KeyGuardTest::routes)) {
            assertThat(open.get("/users/acme/who").body()).isEqualTo("open");
            assertThat(open.get("/users/acme/who", "X-API-Key", "wrong").statusCode())
                    .isEqualTo(200);
            assertThat(open.get("/admin").statusCode()).isEqualTo(200);
        }
    }

    private NewKey make(String user, KeyScope scope) {
        return keys.create(new KeyRequest(user, "test", Set.of(scope), null), Actor.CLI);
    }

    private String who(String... headers) {
        HttpResponse<String> response = api.get("/users/acme/who", headers);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private int status(String... headers) {
        return api.get("/users/acme/who", headers).statusCode();
    }

    private String refusal(String... headers) {
        HttpResponse<String> response = api.get("/users/acme/who", headers);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        return words(response, 401);
    }

    /** The body without what differs each time. */
    private static String words(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        return response.body().replaceAll(",\"timestamp.*", "");
    }

    private int post(String path, String shown) {
        return api.send(api.request(path, "X-API-Key", shown).POST(BodyPublishers.noBody()))
                .statusCode();
    }

    private int call(String method, String path, String... headers) {
        return api.send(api.request(path, headers).method(method, BodyPublishers.noBody()))
                .statusCode();
    }

    private static String id(String whole) {
        return whole.substring(0, whole.indexOf('.'));
    }

    private static String secret(String whole) {
        return whole.substring(whole.indexOf('.') + 1);
    }
}
