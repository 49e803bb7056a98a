package dev.switchboard.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads a configuration folder: {@code switchboard.yaml} and {@code users/*.yaml}, both of which may be missing. */
public final class ConfigLoader {
    private ConfigLoader() {}

    /**
     * Reads everything and checks it as a whole.
     *
     * @param folder the configuration folder
     * @param environment for {@code ${NAME}} in any value, and {@code SWITCHBOARD_SERVER_PORT} for {@code server.port}
     * @param options of the command line by path, such as {@code server.port}; they beat the environment, which beats
     *     the file
     * @throws ConfigException with every fault there is
     */
    public static Loaded load(Path folder, Map<String, String> environment, Map<String, String> options) {
        Reading reading = Reading.of(environment, options);
        Settings settings = settings(folder.resolve("switchboard.yaml"), reading);
        List<UserFile> users = UserFolder.read(folder.resolve("users"), reading.ofFilesAlone());
        reading.faults().throwIfAny();
        return new Loaded(settings, users);
    }

    /** The settings where no file is. */
    static Settings settings(Map<String, String> options) {
        Reading reading = Reading.of(Map.of(), options);
        Settings settings = bind(Node.Mapping.empty(Place.outsideFiles("defaults")), reading);
        reading.faults().throwIfAny();
        return settings;
    }

    private static Settings settings(Path file, Reading reading) {
        Node.Mapping nothing = Node.Mapping.empty(Place.outsideFiles(file.toString()));
        return bind(Files.exists(file) ? YamlFile.read(file, reading.faults()).orElse(nothing) : nothing, reading);
    }

    private static Settings bind(Node.Mapping tree, Reading reading) {
        Settings settings = Section.readFile(tree, reading, SettingsFile::read);
        reading.outside().reportUnknown(reading.faults());
        return settings;
    }
}
