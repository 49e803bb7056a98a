package dev.switchboard.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.switchboard.message.Change;
import dev.switchboard.message.Content;
import dev.switchboard.message.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Cases on disk and what must come of them; {@code -Dgolden=write} writes what comes of them now. */
final class Golden {
    static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .addMixIn(Content.class, NamedContent.class)
            .addMixIn(Change.class, NamedChange.class)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);

    private static final DefaultPrettyPrinter.Indenter NEW_LINES = new DefaultIndenter("  ", "\n");
    private static final boolean WRITE = "write".equals(System.getProperty("golden"));

    private Golden() {}

    /** Content tells its kind. */
    interface NamedContent {
        @JsonProperty
        String type();
    }

    /** So does a change. */
    interface NamedChange {
        @JsonProperty
        String name();
    }

    /** The cases of every channel's folder of that name, without the files that tell what must come of them. */
    static List<Path> cases(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("channels"))) {
            return files.filter(file -> file.getNameCount() == 5
                            && file.getName(3).toString().equals(folder))
                    .filter(file -> file.getFileName().toString().matches("[^.]+\\.json"))
                    .sorted()
                    .toList();
        }
    }

    /** The platform whose case that is. */
    static Platform platform(Path file) {
        return Platform.of(file.getName(1).toString()).orElseThrow();
    }

    /** Holds what came of a case against its golden file. */
    static void check(Path file, String suffix, JsonNode actual) throws IOException {
        Path golden = Path.of(file.toString().replace(".json", "." + suffix + ".json"));
        if (WRITE) {
            Files.writeString(golden, pretty(actual) + "\n");
        }
        assertThat(golden).as("run with -Dgolden=write to make it").exists();
        assertThat(pretty(actual)).isEqualTo(pretty(JSON.readTree(golden.toFile())));
    }

    private static String pretty(JsonNode tree) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(NEW_LINES);
        printer.indentArraysWith(NEW_LINES);
        return JSON.writer(printer).with(JsonGenerator.Feature.ESCAPE_NON_ASCII).writeValueAsString(tree);
    }
}
