package dev.switchboard.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSliceTest {

    @Test
    void each_value_keeps_its_own_text_word_for_word() throws JsonProcessingException {
        String json = " { \"a\" : [ 1.50 , \"x\\u00e9\\/\" , null,true , { \"b\":{ } } ] ,\"c\":-7} ";
        JsonSlice root = JsonSlice.parse(json);
        JsonSlice list = root.get("a");
        assertThat(root.json()).isEqualTo(json.strip());
        assertThat(list.json()).isEqualTo("[ 1.50 , \"x\\u00e9\\/\" , null,true , { \"b\":{ } } ]");
        assertThat(list.elements())
                .extracting(JsonSlice::json)
                .containsExactly("1.50", "\"x\\u00e9\\/\"", "null", "true", "{ \"b\":{ } }");
        assertThat(list.elements()).extracting(JsonSlice::text).containsExactly("1.50", "xé/", null, null, null);
        assertThat(root.textAt("c")).isEqualTo("-7");
    }

    @Test
    void texts_longer_than_a_buffer_are_cut_at_the_right_place() throws JsonProcessingException {
        String filler = "é\\n".repeat(100_000);
        JsonSlice root = JsonSlice.parse("{\"a\":\"" + filler + "\",\"b\":{\"c\":1},\"d\":\"" + filler + "\"}");
        assertThat(root.get("b").json()).isEqualTo("{\"c\":1}");
        assertThat(root.get("d").json()).hasSize(filler.length() + 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 31, 1_000})
    void the_last_of_two_members_of_one_name_wins_and_both_are_listed(int others) throws JsonProcessingException {
        String between =
                IntStream.range(0, others).mapToObj(i -> "\"x" + i + "\":0,").collect(Collectors.joining());
        JsonSlice root = JsonSlice.parse("{\"a\":1," + between + "\"a\":2}");
        assertThat(root.textAt("a")).isEqualTo("2");
        assertThat(root.get("b")).isNull();
        assertThat(root.members()).hasSize(others + 2);
    }

    @Test
    void depth_and_length_beyond_reason_are_kept_unread() throws JsonProcessingException {
        String deep = "[".repeat(500_000) + "]".repeat(500_000);
        String digits = "9".repeat(500_000);
        JsonSlice root = JsonSlice.parse("{\"deep\":" + deep + ",\"long\":" + digits + ",\"fine\":\"yes\"}");
        assertThat(root.get("deep").json()).isEqualTo(deep);
        assertThat(root.get("long").json()).isEqualTo(digits);
        assertThat(root.textAt("fine")).isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,", "{} {}", "{\"a\"}", "nul", "{'a':1}", "\"open", "[1]x"})
    void what_is_not_one_json_value_is_refused(String json) {
        assertThatThrownBy(() -> JsonSlice.parse(json)).isInstanceOf(JsonProcessingException.class);
    }
}
