package dev.switchboard.tenants;

import dev.switchboard.config.ConfigException;
import dev.switchboard.config.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The secret that protects all others: {@code SWITCHBOARD_SECRETS_KEY}, else {@code secret.key} in the data folder. */
public final class SecretKeyFile {
    /** The environment variable that is asked first. */
    public static final String VARIABLE = "SWITCHBOARD_SECRETS_KEY";

    private static final int LEAST_CHARACTERS = 16;
    private static final int KEY_BYTES = 32;

    private SecretKeyFile() {}

    /**
     * The installation's secret. Without one in the environment it is read from the file, which is made, for its owner
     * alone, when it is missing.
     *
     * @param fromEnvironment the value of {@link #VARIABLE}; blank for none
     * @throws ConfigException when it is too short to protect anything
     */
    public static Secret master(@Nullable String fromEnvironment, Path dataFolder) {
        if (fromEnvironment != null && !fromEnvironment.isBlank()) {
            return longEnough(fromEnvironment.strip(), VARIABLE, "use a longer one: openssl rand -hex 32");
        }
        Path file = dataFolder.resolve("secret.key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return longEnough(
                    Files.readString(file).strip(),
                    file.toString(),
                    "it is damaged: bring it back from a backup, or delete it and enter all secrets again");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + file + ": " + e.getMessage(), e);
        }
    }

    private static Secret longEnough(String text, String where, String remedy) {
        if (text.length() < LEAST_CHARACTERS) {
            throw new ConfigException(
                    List.of(where + ": is shorter than " + LEAST_CHARACTERS + " characters; " + remedy));
        }
        return new Secret(text);
    }

    /** Written aside, so that a power cut leaves a whole key or none. */
    private static void make(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path aside = file.resolveSibling("secret.key.new");
        Files.deleteIfExists(aside);
        try (FileChannel channel = FileChannel.open(
                aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file))) {
            channel.write(ByteBuffer.wrap((HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
