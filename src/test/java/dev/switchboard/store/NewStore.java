package dev.switchboard.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A new store for a test. The schema is made once for all tests of a process: it takes longer than most of them. */
public final class NewStore {
    private static final Path MADE = make();

    private NewStore() {}

    private static Path make() {
        try {
            Path file = Files.createTempDirectory("switchboard-schema").resolve("switchboard.db");
            Database.open(StoreOptions.of(file)).close();
            file.getParent().toFile().deleteOnExit(); // the last one named goes first
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One in that folder, named as the service names it; what is there stays. */
    public static StoreOptions in(Path folder) {
        Path file = folder.resolve("switchboard.db");
        if (!Files.exists(file)) {
            try {
                Files.createDirectories(folder);
                Files.copy(MADE, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return StoreOptions.of(file);
    }
}
