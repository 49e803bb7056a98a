package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.store.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the real index, with texts of its own in it. Repeat chance with {@code -Dseed=N}. */
class SearchPhraseTest {
    private final Random random = new Random(Long.getLong("seed", 3));
    private final List<String> texts = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abcd | \"abcd\"",
                "abcde | NEAR(\"abc\" \"cde\", 1)",
                "gmail.com | NEAR(\"gma\" \"ail\" \"l.c\" \"com\", 5)",
                "0@gmail.com | NEAR(\"0@g\" \"gma\" \"ail\" \"l.c\" \"com\", 7)",
                "abcdef | NEAR(\"abc\" \"cdef\", 1)",
                "abc\"defg | NEAR(\"abc\" \"c\"\"d\" \"defg\", 3)"
            })
    void half_of_the_groups_are_left_out_where_the_others_can_stand_in_one_way_only(String text, String asked) {
        assertThat(SearchPhrase.of(text)).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({"abcba", "aaaaa", "abcdcab", "abcdeabcde", "abxbcab", "919191919"})
    void all_groups_are_asked_for_where_the_others_could_stand_in_another_way(String text) {
        assertThat(SearchPhrase.of(text)).isEqualTo('"' + text + '"');
    }

    @Test
    void what_is_asked_tells_exactly_the_texts_that_hold_it(@TempDir Path folder) {
        List<String> phrases = IntStream.range(0, 1_500)
                .mapToObj(i -> some(3 + random.nextInt(10), 5 + random.nextInt(9)))
                .toList();
        for (String phrase : phrases) {
            texts.add(some(9, 20));
            texts.add(some(4, 6) + phrase + some(4, 6));
            addLookAlikes(phrase);
        }

        try (Rows rows = new Rows(folder)) {
            rows.database().run(this::index);
            rows.database().run(transaction -> phrases.forEach(phrase -> assertFound(transaction, phrase)));
        }
        assertThat(phrases.stream().filter(phrase -> SearchPhrase.of(phrase).startsWith("NEAR")))
                .hasSizeBetween(200, 1_400);
    }

    private void index(Transaction transaction) {
        IntStream.range(0, texts.size())
                .forEach(i -> transaction.update(
                        "INSERT INTO lead_trigrams (rowid, words, phone) VALUES (?, ?, '')", i, texts.get(i)));
    }

    private void assertFound(Transaction transaction, String phrase) {
        List<Integer> found = transaction.list(
                "SELECT rowid FROM lead_trigrams WHERE lead_trigrams MATCH ? ORDER BY rowid",
                row -> row.getInt(1),
                SearchPhrase.of(phrase));

        assertThat(found)
                .as(phrase)
                .isEqualTo(IntStream.range(0, texts.size())
                        .filter(i -> texts.get(i).contains(phrase))
                        .boxed()
                        .toList());
    }

    /** The pieces in other orders, with what they can share and without. */
    private void addLookAlikes(String phrase) {
        List<int[]> pieces = SearchPhrase.pieces(phrase.codePoints().toArray());
        for (int i = 0; i < 4; i++) {
            List<int[]> order = new ArrayList<>(pieces);
            Collections.shuffle(order, random);
            StringBuilder text = new StringBuilder();
            for (int[] piece : order) {
                append(text, new String(piece, 0, piece.length));
            }
            texts.add(text.toString());
        }
    }

    private void append(StringBuilder text, String piece) {
        int shared = random.nextInt(4) == 0 ? 0 : piece.length();
        while (!text.toString().endsWith(piece.substring(0, shared))) {
            shared--;
        }
        text.append(piece.substring(shared));
    }

    private String some(int letters, int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, letters).forEach(letter -> text.append((char) ('a' + letter)));
        return text.toString();
    }
}
