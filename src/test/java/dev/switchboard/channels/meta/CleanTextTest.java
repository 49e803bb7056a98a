package dev.switchboard.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void good_text_is_left_alone() {
        String good = "crown \uD83D\uDC51 and e\u0301\n\t\u0001";
        assertThat(CleanText.of(good)).isSameAs(good);
    }

    @Test
    void nul_and_half_pairs_are_replaced_one_by_one() {
        assertThat(CleanText.of("\u0000a\uD83D")).isEqualTo("\uFFFDa\uFFFD");
        assertThat(CleanText.of("\uDC51\uD83D\uDC51\uD83D\uD83D\uDC51"))
                .isEqualTo("\uFFFD\uD83D\uDC51\uFFFD\uD83D\uDC51");
    }
}
