package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.AgentSettings;
import dev.switchboard.tenants.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Values that no log line may hold, in any of the forms in which they may get there. */
final class Marks {
    static final String PHONE = "918979556941";
    static final String SCOPED_ID = "US.13491208655302741918";
    static final String TEXT = "markéd words";
    static final String NAME = "Márked Name";
    static final String INCOMING_ID = "wamid.HBgMOTE4OTc5NTU2OTQxFQIAEhgg";
    static final String SENT_ID = "wamid.HBgMc2VudDkxODk3OTU1Njk0MRUCABEY";
    static final String GRAPH_TOKEN = "EAAGmarkedGraphToken";
    static final String APP_SECRET = "marked-app-secret";
    static final String VERIFY_TOKEN = "marked-verify-token";
    static final String AGENT_SECRET = "marked-agent-secret";
    static final String AGENT_PASSWORD = "marked-in-its-address";
    static final String NEW_SECRET = "marked-new-agent-secret";
    static final String BAD_KEY = "sbk_0123456789abcdef.markedkey";
    static final String SEARCH = "marked@example.com";
    private static final List<String> MARKS = List.of(
            PHONE,
            "8979556941",
            SCOPED_ID,
            TEXT,
            NAME,
            INCOMING_ID,
            INCOMING_ID.substring("wamid.".length()),
            SENT_ID.substring("wamid.".length()),
            GRAPH_TOKEN,
            APP_SECRET,
            VERIFY_TOKEN,
            AGENT_SECRET,
            AGENT_PASSWORD,
            NEW_SECRET,
            BAD_KEY,
            "markedkey",
            SEARCH);

    private Marks() {}

    /** A user whose secrets are marks. */
    static Tenant user(String agentUrl) {
        return new Tenant(
                "demo",
                "demo",
                null,
                "users/demo.yaml",
                List.of(new AgentSettings(
                        "demo", "bot", "bot", "http", agentUrl, new Secret(AGENT_SECRET), 0, 0, 2, 32)),
                List.of(new Account(
                        "demo",
                        new AccountKey(Platform.WHATSAPP, WhatsAppBody.NUMBER),
                        Login.FACEBOOK,
                        null,
                        null,
                        "bot",
                        new Secret(GRAPH_TOKEN),
                        List.of(new Secret(APP_SECRET)),
                        new Secret(VERIFY_TOKEN),
                        10_000)));
    }

    /** Asserts that neither these marks nor more of the test's own are in the log, in either format. */
    static void assertAbsent(LogCapture log, String... more) {
        Stream.concat(MARKS.stream(), Stream.of(more)).flatMap(Marks::forms).forEach(form -> {
            assertThat(log.text()).doesNotContainIgnoringCase(form);
            assertThat(log.json()).doesNotContainIgnoringCase(form);
        });
    }

    private static Stream<String> forms(String mark) {
        String encoded = URLEncoder.encode(mark, StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(mark.getBytes(StandardCharsets.UTF_8));
        return Stream.of(mark, encoded, encoded.replace("+", "%20"), base64, mark.replace("é", "\\u00e9"));
    }
}
