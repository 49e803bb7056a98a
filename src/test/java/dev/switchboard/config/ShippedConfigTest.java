package dev.switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the files in {@code config} against the code that reads them. */
class ShippedConfigTest {
    private static final Path FOLDER = Path.of("config");
    private static final Path FILE = FOLDER.resolve("switchboard.yaml");

    @Test
    void the_file_says_the_defaults() {
        assertThat(ConfigLoader.load(FOLDER, Map.of(), Map.of()).settings()).isEqualTo(Settings.defaults());
    }

    @Test
    void the_file_holds_every_key_and_no_other() {
        Node.Mapping tree = YamlFile.read(FILE, new Faults()).orElseThrow();

        assertThat(keysOf("", tree))
                .containsExactlyElementsOf(keysOf("", Settings.class).toList());
    }

    @Test
    void every_key_has_one_comment() throws IOException {
        List<String> keys = Files.readAllLines(FILE).stream()
                .filter(line -> line.matches("\\s*[a-z_]+:.*"))
                .filter(line -> !line.matches("[a-z_]+:"))
                .toList();

        assertThat(keys).hasSize((int) keysOf("", Settings.class).count()).allMatch(line -> line.contains(" # "));
    }

    @Test
    void every_key_can_be_set_from_the_environment() {
        for (String key : keysOf("", Settings.class).toList()) {
            Reading reading = Reading.of(Map.of(Outside.variableFor(key), "?"), Map.of());
            Settings settings = Section.readFile(nothing(), reading, SettingsFile::read);
            assertThat(!settings.equals(Settings.defaults()) || reading.faults().has(key, variable(key)))
                    .as(key)
                    .isTrue();
        }
    }

    @Test
    void the_example_environment_names_every_variable_of_the_example_user() throws IOException {
        String environment = Files.readString(FOLDER.resolve("example.env"));

        assertThat(Files.readString(FOLDER.resolve("users/demo.yaml.example")))
                .satisfies(example -> Pattern.compile("\\$\\{(\\w+)}")
                        .matcher(example)
                        .results()
                        .forEach(name -> assertThat(environment).contains("\n" + name.group(1) + "=")));
    }

    private static Node.Mapping nothing() {
        return Node.Mapping.empty(Place.outsideFiles("nothing"));
    }

    private static Place variable(String key) {
        return Place.outsideFiles(Outside.variableFor(key));
    }

    private static Stream<String> keysOf(String path, Node.Mapping mapping) {
        return mapping.entries().entrySet().stream().flatMap(entry -> switch (entry.getValue()) {
            case Node.Mapping below -> keysOf(path + entry.getKey() + ".", below);
            default -> Stream.of(path + entry.getKey());
        });
    }

    private static Stream<String> keysOf(String path, Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(part -> part.getType().isRecord()
                        ? keysOf(path + snakeCase(part) + ".", part.getType())
                        : Stream.of(path + snakeCase(part)));
    }

    private static String snakeCase(RecordComponent part) {
        return part.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
