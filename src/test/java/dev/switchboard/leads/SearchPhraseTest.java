package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real index that knows positions, made as the migration V12 makes it. Repeat chance with {@code -Dseed=N}. */
class SearchPhraseTest {
    private final Random random = new Random(Long.getLong("seed", 3));
    private final List<String> texts = new ArrayList<>();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE VIRTUAL TABLE t USING fts5(words, phone, content = '', contentless_delete = 1,"
                    + " detail = full, tokenize = 'trigram case_sensitive 1')");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

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
    void what_is_asked_tells_exactly_the_texts_that_hold_it() throws SQLException {
        List<String> phrases = IntStream.range(0, 1_500)
                .mapToObj(i -> some(3 + random.nextInt(10), 5 + random.nextInt(9)))
                .toList();
        for (String phrase : phrases) {
            add(some(9, 20));
            add(some(4, 6) + phrase + some(4, 6));
            addLookAlikes(phrase);
        }

        int leftOut = 0;
        for (String phrase : phrases) {
            assertThat(found(SearchPhrase.of(phrase)))
                    .as(phrase)
                    .isEqualTo(IntStream.range(0, texts.size())
                            .filter(i -> texts.get(i).contains(phrase))
                            .boxed()
                            .toList());
            leftOut += SearchPhrase.of(phrase).startsWith("NEAR") ? 1 : 0;
        }
        assertThat(leftOut).isBetween(200, 1_400);
    }

    /** The pieces in other orders, with what they can share and without. */
    private void addLookAlikes(String phrase) throws SQLException {
        List<int[]> pieces = SearchPhrase.pieces(phrase.codePoints().toArray());
        for (int i = 0; i < 4; i++) {
            List<int[]> order = new ArrayList<>(pieces);
            Collections.shuffle(order, random);
            StringBuilder text = new StringBuilder();
            for (int[] piece : order) {
                append(text, new String(piece, 0, piece.length));
            }
            add(text.toString());
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

    private void add(String text) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO t (rowid, words, phone) VALUES (?, ?, '')")) {
            insert.setInt(1, texts.size());
            insert.setString(2, text);
            insert.execute();
        }
        texts.add(text);
    }

    private List<Integer> found(String match) throws SQLException {
        List<Integer> rows = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid")) {
            select.setString(1, match);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getInt(1));
                }
            }
        }
        return rows;
    }
}
