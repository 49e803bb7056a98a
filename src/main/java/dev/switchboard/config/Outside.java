package dev.switchboard.config;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is said outside the files and beats them: the command line first, then {@code SWITCHBOARD_…} variables. */
final class Outside {
    private static final String PREFIX = "SWITCHBOARD_";

    private final Map<String, String> options;
    private final Map<String, String> environment;
    private final Set<String> asked = new TreeSet<>();

    Outside(Map<String, String> options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    static Outside nothing() {
        return new Outside(Map.of(), Map.of());
    }

    /**
     * What is said for a key.
     *
     * @param path with dots, such as {@code server.port}
     */
    @Nullable
    Value find(String path) {
        asked.add(path);
        String option = options.get(path);
        if (option != null) {
            return new Value(Place.outsideFiles("command line"), option);
        }
        String variable = variableFor(path);
        String text = environment.get(variable);
        // Container tools pass a variable that nobody set as an empty one.
        return text == null || text.isBlank() ? null : new Value(Place.outsideFiles(variable), text);
    }

    /** The environment variable that beats a key. */
    static String variableFor(String path) {
        return PREFIX + path.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Options that no key asked for. Variables are not checked: orchestrators add some with our prefix. */
    void reportUnknown(Faults faults) {
        for (String path : options.keySet()) {
            if (!asked.contains(path)) {
                String remedy = Names.suggest(path, asked);
                faults.add(Place.outsideFiles("command line"), path, "is not a key", remedy);
            }
        }
    }
}
