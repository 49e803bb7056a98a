package dev.switchboard;

import dev.switchboard.config.Loaded;
import dev.switchboard.config.Settings;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.tenants.ApiKeys;
import dev.switchboard.tenants.Audit;
import dev.switchboard.tenants.UserReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The keys in the store of a configuration, for one command; the service may run meanwhile. */
final class KeyStore implements AutoCloseable {
    private final Loaded loaded;
    private final Database database;

    private KeyStore(Loaded loaded) {
        this.loaded = loaded;
        this.database = Database.open(Options.store(loaded.settings()));
    }

    static KeyStore open(Loaded loaded) {
        if (!Files.exists(loaded.settings().databaseFile())) {
            throw new UsageException("No store at " + loaded.settings().databaseFile()
                    + ": say with --data DIR where the service keeps it");
        }
        return new KeyStore(loaded);
    }

    /** A key may be made before the service ever ran. */
    static KeyStore make(Loaded loaded) {
        makeFolders(loaded.settings());
        return new KeyStore(loaded);
    }

    ApiKeys keys() {
        Clock clock = Clock.systemUTC();
        return new ApiKeys(database, clock, new Audit(clock, new Ids(clock)));
    }

    boolean hasUser(String userId) {
        return loaded.users().stream().anyMatch(user -> user.userId().equals(userId))
                || new UserReader(database).exists(userId);
    }

    Path file() {
        return loaded.settings().databaseFile();
    }

    private static void makeFolders(Settings settings) {
        try {
            Files.createDirectories(settings.databaseFile().toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
