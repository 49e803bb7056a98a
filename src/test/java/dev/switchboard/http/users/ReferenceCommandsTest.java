package dev.switchboard.http.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.leads.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the reference, replayed; names, order, types and nulls of the answer are those that are printed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceCommandsTest {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private LeadsFixture leads;

    @BeforeAll
    void fill(@TempDir Path folder) {
        leads = new LeadsFixture(folder);
        Rows rows = leads.rows;
        ReferenceData.into(rows);
    }

    @AfterAll
    void stop() {
        leads.close();
    }

    @Test
    void our_copy_of_the_commands_is_whole() {
        requireReference();
        assertThat(Printed.ownCopy()).hasSize(10).extracting(Printed::path).isEqualTo(paths(Printed.inReference()));
        assertThat(Printed.nullableInReference()).isEqualTo(Printed.NULLABLE);
    }

    private static List<String> paths(List<Printed> commands) {
        return commands.stream().map(Printed::path).toList();
    }

    private static void requireReference() {
        assumeTrue(Files.exists(Printed.REFERENCE), "there is no reference beside this checkout");
    }

    static Stream<Printed> commands() {
        return (Files.exists(Printed.REFERENCE) ? Printed.inReference() : Printed.ownCopy()).stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_is_answered_as_printed(Printed command) {
        JsonNode answer = leads.api.json(200, command.path());

        assertThat(differences("", command.answer(), answer)).isEmpty();
    }

    private static List<String> differences(String at, JsonNode printed, JsonNode actual) {
        if (actual.isNull() || printed.isNull()) {
            String name = at.substring(at.lastIndexOf('/') + 1);
            return Printed.NULLABLE.contains(name) ? List.of() : List.of(at + " must not be null");
        }
        if (printed.getNodeType() != actual.getNodeType() || printed.isIntegralNumber() != actual.isIntegralNumber()) {
            return List.of(at + " is " + actual.getNodeType() + " and not " + printed.getNodeType());
        }
        return switch (printed.getNodeType()) {
            case OBJECT -> ofObjects(at, printed, actual);
            case ARRAY -> ofLists(at, printed, actual);
            default -> ofTexts(at, printed.asText(), actual.asText());
        };
    }

    /** Fields of our own may follow those of the reference, on messages only. */
    private static List<String> ofObjects(String at, JsonNode printed, JsonNode actual) {
        List<String> wanted = names(printed);
        List<String> names = names(actual);
        boolean follows = at.endsWith("/messages/item");
        List<String> compared = follows ? names.subList(0, Math.min(wanted.size(), names.size())) : names;
        List<String> found = new ArrayList<>();
        if (!compared.equals(wanted)) {
            found.add(at + " has " + names);
        }
        wanted.forEach(name -> found.addAll(differences(at + "/" + name, printed.get(name), actual.path(name))));
        return found;
    }

    private static List<String> ofLists(String at, JsonNode printed, JsonNode actual) {
        List<String> found = new ArrayList<>();
        actual.forEach(item -> found.addAll(differences(at + "/item", printed.get(0), item)));
        return found;
    }

    private static List<String> ofTexts(String at, String printed, String actual) {
        boolean isTime = TIME.matcher(printed).matches();
        return isTime && !TIME.matcher(actual).matches() ? List.of(at + " is no time: " + actual) : List.of();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
