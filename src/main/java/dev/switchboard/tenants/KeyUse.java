package dev.switchboard.tenants;

import dev.switchboard.store.Database;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes when a key was used, now and then and beside the request: a read must not wait for the disk, nor fail with it. */
final class KeyUse {
    private static final Logger log = LoggerFactory.getLogger(KeyUse.class);
    private static final Duration COARSE = Duration.ofHours(1);

    private final Database database;

    KeyUse(Database database) {
        this.database = database;
    }

    static boolean isDue(@Nullable Instant last, Instant now) {
        return last == null || Duration.between(last, now).compareTo(COARSE) >= 0;
    }

    void note(ApiKey key, Instant now) {
        Thread.ofVirtual().name("key-use").start(() -> write(key, now));
    }

    private void write(ApiKey key, Instant now) {
        try {
            database.run(transaction -> KeyRows.noteUse(transaction, key, now));
        } catch (RuntimeException e) {
            log.debug("key.use_not_noted key={}", key.keyId(), e);
        }
    }
}
