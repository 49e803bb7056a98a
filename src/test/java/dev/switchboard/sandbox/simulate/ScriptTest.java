package dev.switchboard.sandbox.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
    @Test
    void lines_are_ordered_by_time_and_keep_what_the_phone_takes() {
        Script script = Script.parse(List.of(
                "{\"at_ms\":9,\"channel\":\"whatsapp\",\"from\":\"1\",\"text\":\"b\"}",
                "{\"channel\":\"instagram\",\"from\":\"2\",\"payload\":{\"postback\":{}}}"));
        assertThat(script.lines()).extracting(Script.Line::number).containsExactly(2, 1);
        assertThat(script.lines().getFirst().message()).hasToString("{\"from\":\"2\",\"payload\":{\"postback\":{}}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{oops                                              | line 1: is no JSON",
                "[]                                                 | line 1: must be a JSON object",
                "{\"channel\":\"fax\",\"from\":\"1\",\"text\":\"a\"}    | line 1: channel must be",
                "{\"channel\":\"whatsapp\",\"text\":\"a\"}             | line 1: from is missing",
                "{\"channel\":\"whatsapp\",\"from\":\"1\"}              | line 1: there must be a text, a kind, or a payload",
                "{\"at_ms\":\"x\",\"channel\":\"whatsapp\",\"from\":\"1\",\"text\":\"a\"} | line 1: at_ms must be a number"
            })
    void a_mistake_is_named_with_its_line(String line, String message) {
        assertThatThrownBy(() -> Script.parse(List.of(line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
