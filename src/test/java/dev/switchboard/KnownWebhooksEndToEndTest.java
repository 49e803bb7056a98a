package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.channels.instagram.InstagramParser;
import dev.switchboard.channels.whatsapp.WhatsAppParser;
import dev.switchboard.config.AccountFile.Login;
import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.Platform;
import dev.switchboard.tenants.Account;
import dev.switchboard.tenants.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every webhook that others have seen, posted to the service by the account it is about: 200, and it takes effect. */
class KnownWebhooksEndToEndTest {
    private static final Path FIXTURES = Path.of("..", "shared", "fixtures");
    private static final String SECRET = "sandbox-app-secret";

    private static final String STORED =
            "SELECT COUNT(*) FROM messages WHERE platform = '%s' AND account_id = '%s' AND provider_id = '%s'";

    @TempDir
    Path data;

    private final Map<Path, Platform> files = new LinkedHashMap<>();
    private final Set<AccountKey> accounts = new LinkedHashSet<>();
    private final Set<Known> messages = new LinkedHashSet<>();

    private record Known(AccountKey account, String id) {
        Platform platform() {
            return account.platform();
        }
    }

    @BeforeEach
    void readTheFiles() throws IOException {
        assumeTrue(Files.exists(FIXTURES.resolve("index.tsv")), "the shared fixtures are not here");
        for (String line : Files.readAllLines(FIXTURES.resolve("index.tsv")).subList(1, lines())) {
            String[] cells = line.split("\t");
            if (!cells[2].startsWith("api.") && !cells[2].equals("kind")) {
                add(FIXTURES.resolve(cells[0]), cells[1].equals("whatsapp") ? Platform.WHATSAPP : Platform.INSTAGRAM);
            }
        }
    }

    private static int lines() throws IOException {
        return Files.readAllLines(FIXTURES.resolve("index.tsv")).size();
    }

    private void add(Path file, Platform platform) throws IOException {
        files.put(file, platform);
        for (InboundEvent event : events(platform, Files.readAllBytes(file))) {
            AccountKey account = event.account();
            if (account != null && !event.raw().contains("\"object\":\"page\"")) {
                accounts.add(account);
            }
            if (event instanceof MessageReceived message && isCustomers(message)) {
                messages.add(new Known(message.account(), message.providerId()));
            }
        }
    }

    /** Some examples write the same placeholder for the number and for the customer. */
    private boolean isCustomers(MessageReceived message) {
        return accounts.contains(message.account())
                && !message.customer().all().contains(message.account().id());
    }

    private static List<InboundEvent> events(Platform platform, byte[] body) {
        return platform == Platform.WHATSAPP
                ? new WhatsAppParser(Clock.systemUTC()).events(body)
                : new InstagramParser(Clock.systemUTC(), id -> Optional.empty()).events(body);
    }

    @Test
    void all_are_answered_with_200_and_every_message_in_them_is_stored_once() throws IOException {
        try (Service service = new Service(data, List.of(tenant()), Map.of())) {
            List<String> refused = new ArrayList<>();
            for (int time = 0; time < 1; time++) {
                files.forEach((file, platform) -> {
                    int status =
                            service.post(platform.wire(), SECRET, read(file)).statusCode();
                    if (status != 200) {
                        refused.add(status + " " + file);
                    }
                });
            }
            assertThat(refused).isEmpty();
            StoreFile store = new StoreFile(data);
            assertThat(messages)
                    .allSatisfy(message -> assertThat(store.number(STORED.formatted(
                                    message.platform().wire(), message.account().id(), message.id())))
                            .as(message.toString())
                            .isEqualTo(1));
            assertThat(store.number("SELECT COUNT(*) FROM raw_events WHERE reason LIKE 'could not be taken%'"))
                    .isZero();
            assertThat(
                            store.number(
                                    "SELECT COUNT(*) FROM raw_events WHERE state = 'parked' AND reason <> 'names no account' AND payload NOT LIKE '%\"object\":\"page\"%'"))
                    .isZero();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Tenant tenant() {
        return new Tenant(
                "known",
                "known",
                null,
                "test",
                List.of(),
                accounts.stream().map(this::account).toList());
    }

    private Account account(AccountKey key) {
        return new Account(
                "known",
                Objects.requireNonNull(key),
                Login.FACEBOOK,
                null,
                null,
                null,
                new Secret("token"),
                List.of(new Secret(SECRET)),
                new Secret("verify"),
                10_000);
    }
}
