package dev.switchboard.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.store.NewStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysTest {
    private static final Actor ACTOR = new Actor("sbk_maker", "c-1");

    @TempDir
    Path folder;

    final TestClock clock = new TestClock();
    final AtomicLong nanos = new AtomicLong();
    Database database;
    ApiKeys keys;

    @BeforeEach
    void open() {
        database = Database.open(NewStore.in(folder));
        keys = keys(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_key_opens_with_its_secret_and_with_no_other() {
        NewKey made = create(null);

        assertThat(keys.verify(made.key().keyId(), made.secret().reveal()))
                .get()
                .extracting(ApiKey::userId, ApiKey::scopes)
                .containsExactly("acme", Set.of(KeyScope.READ));
        assertThat(keys.verify(made.key().keyId(), create(null).secret().reveal()))
                .isEmpty();
        assertThat(keys.verify(made.key().keyId(), "")).isEmpty();
        assertThat(keys.verify("sbk_0000000000000000", made.secret().reveal())).isEmpty();
        assertThat(keys.verify("' OR 1=1", made.secret().reveal())).isEmpty();
    }

    @Test
    void a_key_tells_itself_whole_once_and_never_by_accident() {
        NewKey made = create(null);

        assertThat(made.whole().reveal())
                .isEqualTo(made.key().keyId() + "." + made.secret().reveal())
                .matches("sbk_[0-9a-f]{16}\\.[A-Za-z0-9_-]{43}");
        assertThat(made.toString()).doesNotContain(made.secret().reveal());
    }

    @Test
    void the_store_holds_no_secret() throws IOException {
        NewKey made = create(null);
        verify(made);

        assertThat(everythingOnDisk())
                .contains(made.key().keyId())
                .doesNotContain(made.secret().reveal());
    }

    @Test
    void an_expired_key_opens_nothing_from_that_moment_on() {
        NewKey made = create(clock.instant().plusSeconds(60));

        clock.advance(Duration.ofMillis(59_999));
        assertThat(verify(made)).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(verify(made)).isFalse();
    }

    @Test
    void a_revoked_key_opens_nothing_at_once() {
        NewKey made = create(null);
        assertThat(verify(made)).isTrue();

        assertThat(keys.revoke("acme", made.key().keyId(), ACTOR))
                .get()
                .extracting(ApiKey::revokedAt)
                .isEqualTo(clock.instant());
        assertThat(verify(made)).isFalse();
        clock.advance(Duration.ofHours(-1));
        assertThat(verify(made)).isFalse();
    }

    @Test
    void a_key_is_revoked_by_its_own_user_only_and_once() {
        NewKey made = create(null);

        assertThat(keys.revoke("other", made.key().keyId(), ACTOR)).isEmpty();
        assertThat(verify(made)).isTrue();
        keys.revoke("acme", made.key().keyId(), ACTOR);
        Instant first = clock.instant();
        clock.advance(Duration.ofHours(1));
        assertThat(keys.revoke("acme", made.key().keyId(), ACTOR))
                .get()
                .extracting(ApiKey::revokedAt)
                .isEqualTo(first);
    }

    @Test
    void a_key_that_another_process_revoked_opens_nothing_two_seconds_later() {
        NewKey made = create(null);
        assertThat(verify(made)).isTrue();
        try (Database other = Database.open(NewStore.in(folder))) {
            keys(other).revoke("acme", made.key().keyId(), ACTOR);
        }

        assertThat(verify(made)).as("still remembered").isTrue();
        nanos.addAndGet(KeyCache.MOMENT.toNanos());
        assertThat(verify(made)).isFalse();
    }

    @Test
    void a_key_that_another_process_made_opens_at_once() {
        try (Database other = Database.open(NewStore.in(folder))) {
            assertThat(verify(keys(other).create(request(null), ACTOR))).isTrue();
        }
    }

    @Test
    void its_use_is_noted_once_an_hour() {
        NewKey made = create(null);
        Instant first = clock.instant();
        verify(made);
        awaitUse(made, first);

        clock.advance(Duration.ofMinutes(59));
        verify(made);
        clock.advance(Duration.ofMinutes(1));
        Instant second = clock.instant();
        verify(made);
        awaitUse(made, second);
    }

    @Test
    void keys_are_listed_by_user_and_together() {
        NewKey acme = create(null);
        NewKey admin = keys.create(new KeyRequest(ApiKey.ADMIN, "all", KeyScope.all(), null), ACTOR);

        assertThat(keys.list("acme")).containsExactly(acme.key());
        assertThat(keys.list("nobody")).isEmpty();
        assertThat(keys.all()).containsExactly(admin.key(), acme.key());
        assertThat(keys.find("acme", acme.key().keyId())).contains(acme.key());
        assertThat(keys.find("acme", admin.key().keyId())).isEmpty();
        assertThat(admin.key().isAdmin()).isTrue();
    }

    @Test
    void there_is_a_key_while_one_opens_something() {
        assertThat(keys.anyValid()).isFalse();
        NewKey made = create(clock.instant().plusSeconds(60));
        assertThat(keys.anyValid()).isTrue();
        clock.advance(Duration.ofSeconds(60));
        assertThat(keys.anyValid()).isFalse();
        keys.revoke("acme", create(null).key().keyId(), ACTOR);
        assertThat(keys.anyValid()).isFalse();
        assertThat(verify(made)).isFalse();
    }

    @Test
    void what_was_made_and_revoked_is_in_the_audit() {
        String id = create(null).key().keyId();
        keys.revoke("acme", id, Actor.CLI);
        keys.revoke("acme", id, Actor.CLI);

        assertThat(audit())
                .containsExactly("acme sbk_maker key.created " + id + " c-1", "acme cli key.revoked " + id + " null");
    }

    private List<String> audit() {
        return database.read(transaction -> transaction.list(
                "SELECT * FROM audit ORDER BY action",
                row -> String.join(
                        " ",
                        row.getString("user_id"),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("target"),
                        String.valueOf(row.getString("correlation_id")))));
    }

    private void awaitUse(NewKey made, Instant when) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> keys.find(made.key().keyId()).orElseThrow().lastUsedAt(), when::equals);
    }

    private boolean verify(NewKey made) {
        return keys.verify(made.key().keyId(), made.secret().reveal()).isPresent();
    }

    private NewKey create(Instant expiresAt) {
        return keys.create(request(expiresAt), ACTOR);
    }

    private static KeyRequest request(Instant expiresAt) {
        return new KeyRequest("acme", "crm", Set.of(KeyScope.READ), expiresAt);
    }

    private ApiKeys keys(Database store) {
        return new ApiKeys(store, clock, new Audit(clock, new Ids(clock)), nanos::get);
    }

    private String everythingOnDisk() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
