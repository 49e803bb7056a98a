package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.tenants.ApiKey;
import dev.switchboard.tenants.KeyScope;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeyRoutesTest {
    private static final String KEYS = "/users/demo/api-keys";

    @TempDir
    static Path folder;

    private static KeyedService service;
    private static String key;

    @BeforeAll
    static void open() {
        service = new KeyedService(folder, Map.of());
        key = service.key("demo", KeyScope.values());
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @Test
    void a_key_made_over_the_api_works_until_it_is_revoked() {
        KeyedService.Answer answer =
                service.call(key, "POST", KEYS, "{\"name\":\"crm\",\"scopes\":[\"read\"],\"expires_in_days\":30}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.response().headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode made = answer.data();
        String whole = made.get("key").asText();

        assertThat(whole).startsWith(made.get("key_id").asText() + ".");
        assertThat(service.call(whole, "GET", "/users/demo/leads").status()).isEqualTo(200);
        assertThat(service.call(whole, "DELETE", one(made)).status()).isEqualTo(403);
        assertThat(service.call(key, "DELETE", one(made)).status()).isEqualTo(200);
        assertThat(service.call(whole, "GET", "/users/demo/leads").status()).isEqualTo(401);
        assertThat(service.call(key, "DELETE", one(made)).status()).isEqualTo(200);
    }

    @Test
    void a_key_is_shown_whole_once() {
        String whole = make("[\"read\"]").get("key").asText();
        String secret = whole.substring(whole.indexOf('.') + 1);

        KeyedService.Answer list = service.call(key, "GET", KEYS);
        KeyedService.Answer single = service.call(key, "GET", KEYS + "/" + whole.substring(0, whole.indexOf('.')));

        assertThat(list.text()).contains(whole.substring(0, whole.indexOf('.'))).doesNotContain(secret);
        assertThat(single.text()).doesNotContain(secret);
        assertThat(single.data().fieldNames())
                .toIterable()
                .containsExactly("key_id", "name", "scopes", "created_at", "expires_at", "revoked_at", "last_used_at");
    }

    @Test
    void a_key_makes_no_key_that_may_do_more_than_itself() {
        String writes = service.key("demo", KeyScope.WRITE);

        KeyedService.Answer answer =
                service.call(writes, "POST", KEYS, "{\"name\":\"n\",\"scopes\":[\"read\",\"write\"]}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("scopes");
        assertThat(service.call(writes, "POST", KEYS, "{\"name\":\"n\",\"scopes\":[\"write\"]}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_users_key_makes_sees_and_ends_no_key_of_another() {
        String others = service.make("demo2", null, KeyScope.READ).key().keyId();

        for (String user : new String[] {"demo2", "nobody", ApiKey.ADMIN}) {
            String path = "/users/" + user + "/api-keys";
            assertThat(service.call(key, "POST", path, "{\"name\":\"n\",\"scopes\":[\"read\"]}")
                            .status())
                    .isEqualTo(403);
            assertThat(service.call(key, "GET", path).status()).isEqualTo(403);
            assertThat(service.call(key, "DELETE", path + "/" + others).status())
                    .isEqualTo(403);
        }
        assertThat(service.call(key, "DELETE", KEYS + "/" + others).status()).isEqualTo(404);
        assertThat(service.call(key, "GET", KEYS + "/" + others).status()).isEqualTo(404);
    }

    @Test
    void an_admin_key_makes_keys_for_users_that_exist() {
        String admin = service.admin();
        String body = "{\"name\":\"n\",\"scopes\":[\"READ\"],\"expires_in_days\":null}";

        assertThat(service.call(admin, "POST", "/users/demo2/api-keys", body).status())
                .isEqualTo(201);
        assertThat(service.call(admin, "POST", "/users/nobody/api-keys", body).status())
                .isEqualTo(404);
        assertThat(service.call(admin, "GET", "/users/nobody/api-keys").data()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scopes\":[\"read\"]} | name",
                "{\"name\":\" \",\"scopes\":[\"read\"]} | name",
                "{\"name\":7,\"scopes\":[\"read\"]} | name",
                "{\"name\":\"a\\tb\",\"scopes\":[\"read\"]} | name",
                "{\"name\":\"n\"} | scopes",
                "{\"name\":\"n\",\"scopes\":[]} | scopes",
                "{\"name\":\"n\",\"scopes\":\"read\"} | scopes",
                "{\"name\":\"n\",\"scopes\":{\"a\":\"read\"}} | scopes",
                "{\"name\":\"n\",\"scopes\":[\"admin\"]} | scopes",
                "{\"name\":\"n\",\"scopes\":[\"read\"],\"expires_in_days\":0} | expires_in_days",
                "{\"name\":\"n\",\"scopes\":[\"read\"],\"expires_in_days\":3651} | expires_in_days",
                "{\"name\":\"n\",\"scopes\":[\"read\"],\"expires_in_days\":1.5} | expires_in_days",
                "{\"name\":\"n\",\"scopes\":[\"read\"],\"expires_in_days\":\"9\"} | expires_in_days",
                "[] | object",
                "7 | object",
                "null | body",
                "{ | JSON"
            })
    void what_is_wrong_with_a_request_is_named(String body, String named) {
        KeyedService.Answer answer = service.call(key, "POST", KEYS, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).contains(named);
    }

    private static JsonNode make(String scopes) {
        return service.call(key, "POST", KEYS, "{\"name\":\"n\",\"scopes\":" + scopes + "}")
                .data();
    }

    private static String one(JsonNode made) {
        return KEYS + "/" + made.get("key_id").asText();
    }
}
