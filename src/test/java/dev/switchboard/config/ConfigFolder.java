package dev.switchboard.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A configuration folder written by a test. Faults are given with the folder's path left out. */
final class ConfigFolder {
    private final Path folder;

    ConfigFolder(Path folder) {
        this.folder = folder;
    }

    ConfigFolder settings(String yaml) {
        return file("switchboard.yaml", yaml);
    }

    ConfigFolder user(String name, String yaml) {
        return file("users/" + name, yaml);
    }

    private ConfigFolder file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Loaded load() {
        return load(Map.of());
    }

    Loaded load(Map<String, String> environment) {
        return load(environment, Map.of());
    }

    Loaded load(Map<String, String> environment, Map<String, String> options) {
        return ConfigLoader.load(folder, environment, options);
    }

    List<String> faults() {
        return faults(Map.of());
    }

    List<String> faults(Map<String, String> environment) {
        return faults(environment, Map.of());
    }

    List<String> faults(Map<String, String> environment, Map<String, String> options) {
        return catchThrowableOfType(ConfigException.class, () -> load(environment, options)).faults().stream()
                .map(fault -> fault.replace(folder + "/", ""))
                .toList();
    }
}
