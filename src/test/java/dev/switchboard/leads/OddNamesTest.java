package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.TestClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of any letters there are: each is found by any part of it, in the index and before it is there. */
class OddNamesTest {
    /** What people see as one letter. */
    private static final Pattern LETTER = Pattern.compile("\\X");

    private static final List<String> NAMES = List.of(
            "a\uffffbcd",
            "x\ufffeyz\uffff",
            "e\u0301lodie",
            "\u1112\u1161\u11ab\u1100\u1173\u11af",
            "\u0391\u03a3\u03c2\u03c3",
            "\u0130stanbul \u0131\u015f\u0131k",
            "Stra\u00dfe \u1e9e",
            "\u01c5\u01c4\u01c6",
            "\ud801\udc00\ud801\udc28",
            "\u202e\u200d\u200fabc",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 family",
            "\ufb03\ufeff\u00ad-",
            "\"quoted\" OR 'x' NEAR(a b) * ^",
            "100%_\\",
            "\ufffd\ufffd\ufffd",
            "\u0308\u0308\u0308",
            "\u001f\u001f sep",
            "\u0000nul\u0000",
            "\t\r\n tabs");

    private Rows rows;

    @BeforeEach
    void fill(@TempDir Path folder) {
        rows = new Rows(folder);
        for (int i = 0; i < NAMES.size(); i++) {
            rows.lead("u", "p" + i, "name", NAMES.get(i), "platforms", 0);
        }
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void every_part_of_a_name_finds_it(boolean indexed) {
        if (indexed) {
            new LeadIndexer(rows.database()).run();
        }
        LeadReader reader = new LeadReader(rows.database(), new TestClock());
        for (int i = 0; i < NAMES.size(); i++) {
            for (String part : parts(NAMES.get(i))) {
                assertThat(found(reader, part))
                        .as("%s in %s", escaped(part), escaped(NAMES.get(i)))
                        .contains("p" + i);
            }
        }
    }

    @Test
    void nothing_differs_from_what_rebuild_makes_of_them() {
        new LeadIndexer(rows.database()).run();
        List<String> all = new ArrayList<>();
        new Rebuild(rows.database()).check(found -> all.add(found.what() + " " + found.id()));
        assertThat(all).isEmpty();
    }

    /** Of one letter and more, in either case. */
    private static List<String> parts(String name) {
        List<String> letters =
                LETTER.matcher(name).results().map(MatchResult::group).toList();
        List<String> all = new ArrayList<>();
        for (int from = 0; from < letters.size(); from++) {
            for (int to = from + 1; to <= letters.size(); to++) {
                String part = String.join("", letters.subList(from, to));
                all.add(part);
                all.add(mapped(part, true));
                all.add(mapped(part, false));
            }
        }
        return all;
    }

    private static String mapped(String text, boolean upper) {
        return text.codePoints()
                .map(c -> upper ? Character.toUpperCase(c) : Character.toLowerCase(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Set<String> found(LeadReader reader, String search) {
        LeadQuery query = new LeadQuery(LeadFilter.searching(search), LeadSort.NAME, false, 100, 0);
        return reader.list("u", query).leads().stream().map(Lead::customerPhone).collect(Collectors.toSet());
    }

    private static String escaped(String text) {
        return text.codePoints().mapToObj(c -> String.format("%x", c)).collect(Collectors.joining(" "));
    }
}
