package dev.switchboard.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorTableTest {
    private final ErrorTable table = ErrorTable.load("whatsapp");

    private ErrorAction actionOf(String code) {
        return table.find(code).orElseThrow().action();
    }

    @Test
    void codes_lead_to_actions() {
        assertThat(actionOf("130429")).isEqualTo(ErrorAction.SLOW_NUMBER);
        assertThat(actionOf("131056")).isEqualTo(ErrorAction.SLOW_PAIR);
        assertThat(actionOf("131047")).isEqualTo(ErrorAction.NEEDS_TEMPLATE);
        assertThat(actionOf("131050")).isEqualTo(ErrorAction.OPT_OUT);
        assertThat(actionOf("190")).isEqualTo(ErrorAction.REAUTHORIZE);
    }

    @Test
    void a_range_covers_its_ends_and_nothing_beyond() {
        assertThat(actionOf("200")).isEqualTo(ErrorAction.PARK_ACCOUNT);
        assertThat(actionOf("299")).isEqualTo(ErrorAction.PARK_ACCOUNT);
        assertThat(table.find("300")).isEmpty();
        assertThat(table.find("199")).isEmpty();
    }

    @Test
    void a_subcode_that_is_not_listed_falls_back_to_its_code() {
        assertThat(actionOf("190/463")).isEqualTo(ErrorAction.REAUTHORIZE);
    }

    @Test
    void what_is_no_code_is_not_found() {
        assertThat(List.of("", "unknown", "http_503", "1/", "99999999999", "-1"))
                .allMatch(code -> table.find(code).isEmpty());
    }

    @Test
    void every_line_tells_a_cause_and_a_fix_in_sentences() {
        assertThat(table.entries()).hasSizeGreaterThan(50).allSatisfy(entry -> {
            assertThat(entry.cause()).endsWith(".");
            assertThat(entry.fix()).endsWith(".");
        });
    }

    @Test
    void no_code_is_listed_twice() {
        assertThat(table.entries().stream().map(entry -> entry.first() + "/" + entry.subcode()))
                .doesNotHaveDuplicates();
    }

    @Test
    void quoted_cells_may_hold_commas_and_quotes() {
        assertThat(CsvLine.cells("1,,\"a, \"\"b\"\"\", c ,")).containsExactly("1", "", "a, \"b\"", "c", "");
    }

    @Test
    void a_channel_without_a_table_is_a_packaging_fault() {
        assertThatThrownBy(() -> ErrorTable.load("nowhere")).isInstanceOf(IllegalStateException.class);
    }
}
