package dev.switchboard.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of the users' files: every {@code .yaml} in it, in the order of their names. */
final class UserFolder {
    private UserFolder() {}

    static List<UserFile> read(Path folder, Reading reading) {
        return files(folder, reading.faults()).stream()
                .map(file -> readFile(file, reading))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<UserFile> readFile(Path file, Reading reading) {
        return YamlFile.read(file, reading.faults())
                .map(tree -> Section.readFile(tree, reading, in -> UserFile.read(file.toString(), in)));
    }

    private static List<Path> files(Path folder, Faults faults) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(UserFolder::isUser).sorted().toList();
        } catch (IOException e) {
            faults.add(Place.outsideFiles(folder.toString()), "", "cannot be listed", "make it a readable folder");
            return List.of();
        }
    }

    private static boolean isUser(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }
}
