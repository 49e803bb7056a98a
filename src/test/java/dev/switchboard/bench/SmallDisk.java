package dev.switchboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk of a few megabytes that can be filled: a file system in memory, which takes the right to mount. */
final class SmallDisk implements AutoCloseable {
    private static final int SIZE_MB = 96;

    private final Path folder;
    private final boolean mounted;

    /** {@code -Dbench.small=FOLDER} names one that is there already. */
    SmallDisk() throws IOException {
        String given = System.getProperty("bench.small");
        folder = given == null ? Files.createTempDirectory("small-disk") : Path.of(given);
        mounted = given == null;
        if (mounted) {
            run("mount", "-t", "tmpfs", "-o", "size=" + SIZE_MB + "m", "tmpfs", folder.toString());
        }
    }

    Path folder() {
        return folder;
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /** Takes all that is left. */
    void fill() throws IOException {
        try (var out = Files.newOutputStream(ballast())) {
            for (int size = 1 << 20; size > 0; size /= 2) {
                fillWith(out, new byte[size]);
            }
        }
    }

    private static void fillWith(java.io.OutputStream out, byte[] part) {
        Arrays.fill(part, (byte) 1);
        try {
            while (true) {
                out.write(part);
            }
        } catch (IOException full) {
            return;
        }
    }

    void makeRoom() throws IOException {
        Files.delete(ballast());
    }

    private static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException(String.join(" ", command)
                        + " failed: it needs to be root, or -Dbench.small=FOLDER" + " with a small file system");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(ballast());
        if (mounted) {
            run("umount", folder.toString());
            Files.delete(folder);
        }
    }
}
