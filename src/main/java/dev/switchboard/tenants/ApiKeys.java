package dev.switchboard.tenants;

import dev.switchboard.config.Secret;
import dev.switchboard.store.Database;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys to the API: made, checked, listed and revoked. Only hashes of their secrets are stored. */
public final class ApiKeys {
    private static final String ID_PREFIX = "sbk_";
    private static final Pattern ID = Pattern.compile(ID_PREFIX + "[0-9a-f]{16}");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    private final Database database;
    private final Clock clock;
    private final Audit audit;
    private final KeyCache cache;
    private final KeyUse use;
    private final SecureRandom random = new SecureRandom();

    public ApiKeys(Database database, Clock clock, Audit audit) {
        this(database, clock, audit, System::nanoTime);
    }

    ApiKeys(Database database, Clock clock, Audit audit, LongSupplier nanoTime) {
        this.database = database;
        this.clock = clock;
        this.audit = audit;
        this.cache = new KeyCache(database, nanoTime);
        this.use = new KeyUse(database);
    }

    /** Makes a key. Whether its user exists, and who may make it, is for the caller to check. */
    public NewKey create(KeyRequest request, Actor actor) {
        ApiKey key = new ApiKey(
                ID_PREFIX + HexFormat.of().formatHex(random(ID_BYTES)),
                request.userId(),
                request.name(),
                KeyScope.set(request.scopes()),
                now(),
                asStored(request.expiresAt()),
                null,
                null);
        Secret secret = new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES)));
        database.run(transaction -> {
            KeyRows.insert(transaction, key, KeyHash.of(secret));
            audit.record(transaction, key.userId(), actor, "key.created", key.keyId());
        });
        return new NewKey(key, secret);
    }

    /**
     * The key that somebody shows, if there is such a key, the secret is its own and it is still valid. Takes the same
     * time whichever of these is not so.
     */
    public Optional<ApiKey> verify(String keyId, String secret) {
        Optional<StoredKey> stored = ID.matcher(keyId).matches() ? cache.find(keyId) : Optional.empty();
        boolean right = stored.map(StoredKey::hash).orElse(KeyHash.NONE).matches(secret);
        Instant now = now();
        return stored.filter(key -> right && key.key().isValidAt(now)).map(key -> used(key, now));
    }

    /** A user's keys, or those of {@link ApiKey#ADMIN}; the oldest first, also what no longer opens anything. */
    public List<ApiKey> list(String userId) {
        return database.read(transaction -> keys(KeyRows.list(transaction, userId)));
    }

    /** Everybody's keys. */
    public List<ApiKey> all() {
        return database.read(transaction -> keys(KeyRows.all(transaction)));
    }

    /** A user's key. */
    public Optional<ApiKey> find(String userId, String keyId) {
        return database.read(transaction -> KeyRows.find(transaction, userId, keyId))
                .map(StoredKey::key);
    }

    /** Anybody's key. */
    public Optional<ApiKey> find(String keyId) {
        return database.read(transaction -> KeyRows.find(transaction, keyId)).map(StoredKey::key);
    }

    /** Whether there is a key that opens anything. */
    public boolean anyValid() {
        return database.read(transaction -> KeyRows.anyValid(transaction, now()));
    }

    /**
     * Ends a key: no later than {@link KeyCache#MOMENT} in every process, as a rule at once in this one. May be repeated.
     *
     * @return the key as it is now; empty when the user has no such key
     */
    public Optional<ApiKey> revoke(String userId, String keyId, Actor actor) {
        Optional<StoredKey> revoked = database.write(transaction -> {
            if (KeyRows.revoke(transaction, userId, keyId, now())) {
                audit.record(transaction, userId, actor, "key.revoked", keyId);
            }
            return KeyRows.find(transaction, userId, keyId);
        });
        cache.forget(keyId);
        return revoked.map(StoredKey::key);
    }

    private ApiKey used(StoredKey stored, Instant now) {
        ApiKey key = stored.key();
        if (!KeyUse.isDue(key.lastUsedAt(), now)) {
            return key;
        }
        ApiKey used = key.usedAt(now);
        cache.remember(new StoredKey(used, stored.hash()));
        use.note(used, now);
        return used;
    }

    /** As the store keeps it. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static @Nullable Instant asStored(@Nullable Instant time) {
        return time == null ? null : Instant.ofEpochMilli(time.toEpochMilli());
    }

    private byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return made;
    }

    private static List<ApiKey> keys(List<StoredKey> stored) {
        return stored.stream().map(StoredKey::key).toList();
    }
}
