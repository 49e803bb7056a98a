package dev.switchboard.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextSplitterTest {
    private final TextSplitter ten = new TextSplitter(10, codePoint -> 1);

    @Test
    void text_that_fits_is_one_piece() {
        assertThat(ten.split("0123456789")).containsExactly("0123456789");
        assertThat(ten.split("")).containsExactly("");
        assertThat(ten.split("   ")).containsExactly("   ");
    }

    @Test
    void the_best_border_is_taken() {
        assertThat(ten.split("abcde\n\nf g hij")).containsExactly("abcde\n\n", "f g hij");
        assertThat(ten.split("abcde\nf ghijk")).containsExactly("abcde\n", "f ghijk");
        assertThat(ten.split("abcde. f ghi")).containsExactly("abcde. ", "f ghi");
        assertThat(ten.split("abc efg hijkl")).containsExactly("abc efg ", "hijkl");
        assertThat(ten.split("abcdefghijklm")).containsExactly("abcdefghij", "klm");
    }

    @Test
    void limits_count_code_points() {
        String crowns = "\uD83D\uDC51".repeat(11);
        assertThat(ten.split(crowns)).containsExactly("\uD83D\uDC51".repeat(10), "\uD83D\uDC51");
    }

    @Test
    void limits_may_count_bytes() {
        TextSplitter bytes = new TextSplitter(10, codePoint -> codePoint < 0x80 ? 1 : 3);
        assertThat(bytes.split("日本語日本語")).containsExactly("日本語", "日本語");
    }

    @Test
    void what_a_reader_sees_as_one_character_stays_whole() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        assertThat(ten.split("abcdefgh" + family)).containsExactly("abcdefgh", family);
        assertThat(ten.split("abcdefghie\u0301x")).containsExactly("abcdefghi", "e\u0301x");
    }

    @Test
    void a_piece_of_nothing_but_space_is_left_out() {
        assertThat(ten.split("0123456789 ")).containsExactly("0123456789");
    }

    /** Looking back to the beginning for each piece would take minutes here. */
    @Test
    void a_text_without_any_border_costs_no_more_than_its_length() {
        TextSplitter splitter = new TextSplitter(4_096, codePoint -> 1);
        String endless = "x".repeat(4_096 * 5_000);
        List<String> pieces = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> splitter.split(endless));
        assertThat(pieces).hasSize(5_000).allMatch(piece -> piece.length() == 4_096);
    }

    @Test
    void nothing_is_lost_whatever_the_text() {
        Random random = new Random(7);
        List<String> parts = List.of("a", "bc", " ", "\n", "\n\n", ". ", "\uD83D\uDC51", "\uD83D", "é", "。", "e\u0301");
        for (int run = 0; run < 2_000; run++) {
            String text = "x"
                    + random.ints(random.nextInt(60), 0, parts.size())
                            .mapToObj(parts::get)
                            .collect(Collectors.joining("|"))
                    + "x";
            List<String> pieces = ten.split(text);
            assertThat(String.join("", pieces)).isEqualTo(text);
            assertThat(pieces).allMatch(piece -> piece.codePointCount(0, piece.length()) <= 10);
        }
    }
}
