package dev.switchboard.tenants;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.switchboard.store.Database;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What the store says of a key id, remembered for a moment: a busy caller costs one look-up in that time, and a key that
 * another process made or revoked counts no later. Ids that are no key are remembered as well.
 */
final class KeyCache {
    /** How long another process's change may go unseen. */
    static final Duration MOMENT = Duration.ofSeconds(2);

    private static final int MOST = 10_000;

    private final Database database;
    private final Cache<String, Optional<StoredKey>> remembered;

    /** @param nanoTime as {@link System#nanoTime}: setting the machine's clock back must not keep a key alive */
    KeyCache(Database database, LongSupplier nanoTime) {
        this.database = database;
        this.remembered = Caffeine.newBuilder()
                .expireAfterWrite(MOMENT)
                .maximumSize(MOST)
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** Not {@code Cache.get} with a loader: that holds a lock, and with it a virtual thread's carrier, while it reads. */
    Optional<StoredKey> find(String keyId) {
        Optional<StoredKey> known = remembered.getIfPresent(keyId);
        if (known != null) {
            return known;
        }
        Optional<StoredKey> found = database.read(transaction -> KeyRows.find(transaction, keyId));
        remembered.put(keyId, found);
        return found;
    }

    void remember(StoredKey key) {
        remembered.put(key.key().keyId(), Optional.of(key));
    }

    void forget(String keyId) {
        remembered.invalidate(keyId);
    }
}
