package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts of few letters by chance, so that most groups of three are in most of them: what the index tells is what looking
 * at each text tells, before and after it is there. Repeat one with {@code -Dseed=N}.
 */
class SearchPhrasesTest {
    private static final long SEED = Long.getLong("seed", 5);
    private static final String USER = "u";
    private static final List<String> LETTERS = List.of(
            "a",
            "A",
            "b",
            "\"",
            "%",
            "_",
            "*",
            " ",
            "\u00e9",
            "e\u0301",
            "\u0308",
            "\ud83d\ude80",
            "\ud801\udc00",
            "9",
            "1",
            "\u00df");
    private static final List<String> DIGITS = List.of("9", "1", "7");
    private static final List<String> DECORATION = List.of("", "", "", " ", "-", "+");

    private final Random random = new Random(SEED);
    private final Map<String, List<String>> texts = new TreeMap<>();
    private final Set<String> everKnown = new HashSet<>();
    private Rows rows;

    @BeforeEach
    void fill(@TempDir Path folder) {
        rows = new Rows(folder);
        for (int i = 0; i < 150; i++) {
            add();
        }
        new LeadIndexer(rows.database()).run();
        for (int i = 0; i < 20; i++) {
            add();
            rename();
            hide("deleted_at = 1");
            hide("merged_into = 'another'");
        }
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private void add() {
        String phone = some(DIGITS, 10);
        if (everKnown.add(phone)) {
            List<String> words = List.of(some(LETTERS, 8), some(LETTERS, 6), some(LETTERS, 4));
            rows.lead(USER, phone, "name", words.get(0), "email", words.get(1), "company", words.get(2));
            texts.put(phone, words);
        }
    }

    private void rename() {
        String phone = anyPhone();
        List<String> words = List.of(
                some(LETTERS, 8), texts.get(phone).get(1), texts.get(phone).get(2));
        change(phone, "name = ?", words.getFirst());
        texts.put(phone, words);
    }

    private void hide(String how) {
        String phone = anyPhone();
        change(phone, how);
        texts.remove(phone);
    }

    private void change(String phone, String how, Object... values) {
        rows.database().run(transaction -> {
            transaction.update(
                    "UPDATE leads SET " + how + " WHERE lead_id = ?",
                    Stream.concat(Stream.of(values), Stream.of("lead-" + phone)).toArray());
            LeadSearch.refresh(transaction, USER, "lead-" + phone);
        });
    }

    private String anyPhone() {
        return new ArrayList<>(texts.keySet()).get(random.nextInt(texts.size()));
    }

    private String some(List<String> letters, int most) {
        return random.ints(1 + random.nextInt(most), 0, letters.size())
                .mapToObj(letters::get)
                .collect(Collectors.joining());
    }

    @Test
    void the_index_tells_what_looking_at_each_text_tells() {
        searchAll(1_000);
        new LeadIndexer(rows.database()).run();
        searchAll(1_000);
    }

    private void searchAll(int times) {
        for (int i = 0; i < times; i++) {
            search(random.nextInt(3) == 0 ? phone() : words());
        }
    }

    private String words() {
        String text = texts.get(anyPhone()).get(random.nextInt(3));
        int from = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
        return random.nextInt(4) == 0 ? some(LETTERS, 5) : text.substring(from);
    }

    /** As people type one. */
    private String phone() {
        return some(DIGITS, 4)
                .chars()
                .mapToObj(digit -> DECORATION.get(random.nextInt(DECORATION.size())) + (char) digit)
                .collect(Collectors.joining());
    }

    private void search(String search) {
        List<String> expected =
                texts.keySet().stream().filter(phone -> matches(phone, search)).toList();
        LeadReader reader =
                new LeadReader(rows.database(), new TestClock(), random.nextInt(2) * 20L, random.nextInt(3) * 20L);
        LeadSort sort = LeadSort.values()[random.nextInt(LeadSort.values().length)];
        LeadFilter filter = LeadFilter.searching(search);
        LeadPage all = reader.list(USER, new LeadQuery(filter, sort, true, 500, 0));
        LeadPage some = reader.list(USER, new LeadQuery(filter, sort, true, 2, 0));

        assertThat(phones(all)).as(search).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(phones(some))
                .as(search)
                .isEqualTo(phones(all).stream().limit(2).toList());
        assertThat(List.of(all.total(), some.total())).as(search).containsOnly((long) expected.size());
    }

    private boolean matches(String phone, String search) {
        String text = LeadText.part(search);
        return Stream.concat(Stream.of(phone), texts.get(phone).stream())
                        .anyMatch(part -> LeadText.part(part).contains(text))
                || CustomerPhone.digits(search).filter(phone::contains).isPresent();
    }

    private static List<String> phones(LeadPage page) {
        return page.leads().stream().map(Lead::customerPhone).toList();
    }
}
