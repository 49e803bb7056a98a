package dev.switchboard;

import dev.switchboard.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** The folder of the store, held by one process at a time: an embedded store has one worker. */
final class DataFolder implements AutoCloseable {
    private final FileChannel channel;

    private DataFolder(FileChannel channel) {
        this.channel = channel;
    }

    /** Makes the folders when missing, and takes the store: the lock lies beside it, wherever settings put it. */
    static DataFolder open(Settings settings) {
        Path store = settings.databaseFile().toAbsolutePath();
        try {
            Files.createDirectories(settings.dataDir());
            Files.createDirectories(Objects.requireNonNull(store.getParent()));
            return lock(store);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + settings.dataDir() + " for data: " + e.getMessage(), e);
        }
    }

    private static DataFolder lock(Path store) throws IOException {
        FileChannel channel = FileChannel.open(
                store.resolveSibling(store.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (!isFree(channel)) {
            channel.close();
            throw new UsageException("Another Switchboard uses " + store + ": stop it, or choose another --data");
        }
        return new DataFolder(channel);
    }

    /** Taken by another process, or by another part of this one. */
    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
