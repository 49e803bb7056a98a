package dev.switchboard;

import static dev.switchboard.Marks.BAD_KEY;
import static dev.switchboard.Marks.NAME;
import static dev.switchboard.Marks.PHONE;
import static dev.switchboard.Marks.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.switchboard.sandbox.SandboxValues;
import dev.switchboard.tenants.KeyScope;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link LogPrivacyTest}, where everything is in one process and keys are asked for. */
class SandboxLogPrivacyTest {
    @TempDir
    Path data;

    private LogCapture log;

    @BeforeEach
    void open() {
        log = new LogCapture(Level.TRACE);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void nothing_of_a_customer_and_no_secret_is_logged_in_a_sandbox_or_where_keys_are_asked_for() {
        String key;
        try (KeyedService service = new KeyedService(data, Map.of())) {
            key = service.key("demo", KeyScope.values());
            service.call(
                    service.admin(),
                    "POST",
                    "/sandbox/phones/whatsapp/messages",
                    "{\"from\":\"%s\",\"name\":\"%s\",\"text\":\"%s\"}".formatted(PHONE, NAME, TEXT));
            Service.await().until(() -> !log.lines("delivery.attempted").isEmpty());
            service.call(key, "GET", "/users/demo/leads?search=" + PHONE);
            service.call(key, "GET", "/sandbox/journal");
            service.call(key, "GET", "/users/demo2/leads/" + PHONE);
            service.call(BAD_KEY, "GET", "/users/demo/leads/" + PHONE);
            service.call("", "GET", "/users/demo/leads/" + PHONE);
            service.call(key, "POST", "/users/demo/api-keys", "{\"name\":\"" + TEXT + "\",\"scopes\":[\"read\"]}");
            service.call(key, "POST", "/sandbox/graph/v25.0/1/messages", "{\"to\":\"" + PHONE + "\",");
        }
        assertThat(log.lines()).hasSizeGreaterThan(10);
        Marks.assertAbsent(
                log,
                key,
                key.substring(key.indexOf('.') + 1),
                SandboxValues.GRAPH_TOKEN.reveal(),
                SandboxValues.WHATSAPP_APP_SECRET.reveal());
    }
}
