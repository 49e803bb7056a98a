package dev.switchboard;

import dev.switchboard.config.ConfigLoader;
import dev.switchboard.config.Loaded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every way to run the service takes. */
final class CommonOptions {
    @Option(names = "--port", paramLabel = "N", description = "port to listen on; 0 for a free one")
    @Nullable
    Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "folder of the store; made when missing")
    @Nullable
    Path data;

    @Option(names = "--config", paramLabel = "DIR", description = "folder with switchboard.yaml and users/")
    @Nullable
    Path config;

    /** The folder that was named, else {@code config} here, else the one the program came with. */
    Path configFolder() {
        Path named = config;
        if (named != null) {
            if (!Files.isDirectory(named)) {
                throw new UsageException("--config " + named + " is not a folder");
            }
            return named;
        }
        Path here = Path.of("config");
        String home = System.getProperty("switchboard.home");
        return Files.isDirectory(here) || home == null ? here : Path.of(home, "config");
    }

    /** What the configuration says, {@code config} being where it usually is. */
    Loaded load() {
        return ConfigLoader.load(configFolder(), System.getenv(), asSettings());
    }

    /** As they were given, to give them to another command. */
    String repeated() {
        return (config == null ? "" : " --config " + config) + (data == null ? "" : " --data " + data);
    }

    /** As settings, by path. */
    Map<String, String> asSettings() {
        Map<String, String> settings = new HashMap<>();
        if (port != null) {
            settings.put("server.port", Integer.toString(port));
        }
        if (data != null) {
            settings.put("data_dir", data.toString());
        }
        return settings;
    }
}
